using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Playbooks;

/// <summary>Reads the arguments of a task from what stands behind the module's name.</summary>
internal sealed class ArgumentParser(ContentProblems problems)
{
    /// <summary>Arguments written as a mapping, in short form, or not at all.</summary>
    /// <param name="node">What stands behind the name.</param>
    /// <param name="module">The full name of the module.</param>
    public TaskArguments Parse(YamlNode node, string module)
    {
        switch (node)
        {
            case YamlMapping mapping:
                return new TaskArguments { Named = Named(mapping) };
            case YamlScalar { IsNull: true }:
                return TaskArguments.None;
            case YamlScalar scalar when scalar.Value is string or TemplateText:
                return ParseText(scalar, scalar.Text, 0, module);
            case YamlScalar { Value: not (VaultedText or byte[]) } scalar when BuiltInActions.TakesFreeForm(module):
                return new TaskArguments { FreeForm = new ContentValue(Python.Str(scalar.Value), scalar.Position) };
            default:
                problems.Error(
                    ErrorCodes.Structure,
                    $"the arguments have to be a mapping or text in the form name=value, and this is {node.Kind}",
                    node.Position);
                return TaskArguments.None;
        }
    }

    /// <summary>Arguments in short form.</summary>
    /// <param name="scalar">The scalar the text stands in.</param>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it starts in the scalar.</param>
    /// <param name="module">The full name of the module.</param>
    public TaskArguments ParseText(YamlScalar scalar, string text, int start, string module)
    {
        if (!BuiltInActions.TakesFreeForm(module) && IsLoneTemplate(text))
            return new TaskArguments { Whole = Template(scalar, text.Trim(), start) };
        try
        {
            var content = ArgumentText.Parse(text, BuiltInActions.TakesCommand(module));
            CheckFreeForm(content, scalar, start, module);
            return new TaskArguments
            {
                Named = [.. content.Pairs.Select(pair => Argument(scalar, pair, start))],
                FreeForm = content.FreeForm is null ? null : Value(scalar, content.FreeForm, start + content.FreeFormOffset),
            };
        }
        catch (FormatException exception)
        {
            problems.Error(
                ErrorCodes.Structure,
                exception.Message,
                scalar.Position,
                "put the whole value in quotes, or write the arguments as a mapping");
            return TaskArguments.None;
        }
    }

    /// <summary>The arguments of a mapping.</summary>
    public static IReadOnlyList<TaskArgument> Named(YamlMapping mapping)
    {
        var arguments = new List<TaskArgument>(mapping.Entries.Count);
        foreach (var entry in mapping.Entries)
            arguments.Add(new TaskArgument(entry.Key.Text, entry.Value.Value, entry.Key.Position, entry.Value.Position));
        return arguments;
    }

    private static bool IsLoneTemplate(string text) =>
        text.AsSpan().Trim() is var trimmed && trimmed.StartsWith("{{") && trimmed.EndsWith("}}") && trimmed[2..].IndexOf("{{") < 0;

    private void CheckFreeForm(ArgumentText.Content content, YamlScalar scalar, int start, string module)
    {
        if (content.FreeForm is not { } text || text.AsSpan().Trim().IsEmpty || BuiltInActions.TakesFreeForm(module))
            return;
        var shown = text.Trim() is { Length: > 40 } longText ? longText[..40] + "…" : text.Trim();
        problems.Error(
            ErrorCodes.ModuleOptions,
            $"'{shown}' is not in the form name=value, and '{module}' takes no other text",
            Locate(scalar, start + content.FreeFormOffset),
            content.Pairs.Count > 0 ? "a value with spaces needs quotes, as in name=\"a b\"" : null);
    }

    private static TaskArgument Argument(YamlScalar scalar, ArgumentText.Pair pair, int start)
    {
        var value = Value(scalar, pair.Value, start + pair.ValueOffset);
        return new TaskArgument(pair.Name, value.Value, Locate(scalar, start + pair.Offset), value.Position);
    }

    private static ContentValue Value(YamlScalar scalar, string text, int offset) =>
        scalar.Value is TemplateText && TemplateText.HasMarkup(text)
            ? new ContentValue(Template(scalar, text, offset), Locate(scalar, offset))
            : new ContentValue(text, Locate(scalar, offset));

    private static TemplateText Template(YamlScalar scalar, string text, int offset) => new(text, Locate(scalar, offset));

    private static SourcePosition Locate(YamlScalar scalar, int offset)
    {
        var before = scalar.Text.AsSpan(0, Math.Min(offset, scalar.Text.Length));
        return scalar.Layout.Locate(scalar.Position, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), 0);
    }
}
