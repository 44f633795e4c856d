namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>A macro together with the frame it was defined in, whose variables it sees.</summary>
internal sealed class MacroValue(MacroCode code, JinjaContext definition) : JinjaCallable, IJinjaObject
{
    public override string Name => code.Name ?? "None";

    public string TypeName => "jinja2.runtime.Macro";

    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "name" => code.Name,
            "arguments" => new TupleValue([.. code.Parameters]),
            "catch_kwargs" => Boxes.Of(code.KwargsSlot >= 0),
            "catch_varargs" => Boxes.Of(code.VarargsSlot >= 0),
            "caller" => Boxes.Of(code.CallerSlot >= 0),
            _ => null,
        };
        return value is not null || name == "name";
    }

    public override object? Invoke(JinjaContext context, CallArguments arguments)
    {
        var frame = new JinjaContext(context.Rendering, definition.Scope, definition.Code, code.SlotCount, definition)
        {
            Autoescape = definition.Autoescape,
            CalledBy = (context, code.Name is null ? "call block" : $"macro '{code.Name}'"),
        };
        code.Scope.Enter(frame);
        BindNamed(frame, arguments);
        BindPositional(frame, arguments);
        context.Rendering.Enter();
        try
        {
            FillDefaults(frame);
            return code.Body.Capture(frame, context.Autoescape);
        }
        catch (Exception error) when (Edge.IsPlaceless(error))
        {
            throw Failure.At(frame, error);
        }
        finally
        {
            context.Rendering.Leave();
        }
    }

    public override string ToString() => code.Name is null ? "<Macro anonymous>" : $"<Macro {Python.Repr(code.Name)}>";

    private void BindPositional(JinjaContext frame, CallArguments arguments)
    {
        ReadOnlySpan<object?> positional = arguments.Positional;
        int taken = Math.Min(positional.Length, code.Parameters.Length);
        for (int i = 0; i < taken; i++)
            frame.Slots[code.Slots[i]] = Slots.Pack(positional[i]);
        if (code.VarargsSlot >= 0)
            frame.Slots[code.VarargsSlot] = new TupleValue(positional[taken..].ToArray());
        else if (positional.Length > taken)
            throw PythonException.TypeError($"macro {Python.Repr(code.Name)} takes not more than {code.Parameters.Length} argument(s)");
    }

    private void BindNamed(JinjaContext frame, CallArguments arguments)
    {
        int positional = arguments.Positional.Length;
        Dict? rest = code.KwargsSlot >= 0 ? new Dict() : null;
        if (code.CallerSlot >= 0)
            frame.Slots[code.CallerSlot] = Undefined.WithHint("No caller defined", frame.Options.Undefined, "caller");
        for (int i = 0; i < arguments.Names.Length; i++)
        {
            string name = arguments.Names[i];
            int parameter = Array.IndexOf(code.Parameters, name);
            if (parameter >= positional)
                frame.Slots[code.Slots[parameter]] = Slots.Pack(arguments.Named[i]);
            else if (name == "caller" && code.CallerSlot >= 0)
                frame.Slots[code.CallerSlot] = Slots.Pack(arguments.Named[i]);
            else if (rest is not null)
                rest[name] = arguments.Named[i];
            else
                throw UnexpectedName(name);
        }
        if (rest is not null)
            frame.Slots[code.KwargsSlot] = rest;
    }

    private PythonException UnexpectedName(string name) => PythonException.TypeError(
        name == "caller" ? $"macro {Python.Repr(code.Name)} was invoked with two values for the special caller argument. This is most likely a bug."
        : $"macro {Python.Repr(code.Name)} takes no keyword argument '{name}'");

    /// <summary>Defaults are evaluated in the macro's own frame, in order: they see the parameters before them.</summary>
    private void FillDefaults(JinjaContext frame)
    {
        for (int i = 0; i < code.Slots.Length; i++)
            if (frame.Slots[code.Slots[i]] is null && code.Defaults[i] is { } value)
                frame.Slots[code.Slots[i]] = Slots.Pack(value.Evaluate(frame));
    }
}
