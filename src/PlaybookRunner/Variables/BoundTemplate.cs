using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Variables;

/// <summary>A template inside a variable, evaluated once in the scope that reached it. An undefined result is passed on as such, so that <c>default</c> can catch it.</summary>
internal sealed class BoundTemplate(TemplateText text, VariableScope scope, string? name) : Deferred
{
    private object? _value;
    private State _state;

    private enum State
    {
        Fresh,
        UnderWay,
        Done,
    }

    public override object? Resolve()
    {
        if (_state == State.Done)
            return _value;
        if (_state == State.UnderWay)
            throw new PlaybookException(ErrorCodes.VariableCycle, $"{Description} refers to itself", text.Position);
        _state = State.UnderWay;
        try
        {
            _value = scope.Templates.EvaluateNested(text, scope, Description);
            _state = State.Done;
            return _value;
        }
        finally
        {
            if (_state == State.UnderWay)
                _state = State.Fresh;
        }
    }

    private string Description => name is null ? "this template" : $"variable '{name}'";
}
