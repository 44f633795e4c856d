using PlaybookRunner.Content;
using PlaybookRunner.Jinja;
using PlaybookRunner.Playbooks;
using PlaybookRunner.Variables;

namespace PlaybookRunner.Execution;

/// <summary>Reads keyword values, which may be templates, in a scope.</summary>
internal static class Settings
{
    public static string? Text(this Setting<string>? setting, VariableScope scope) => setting switch
    {
        null => null,
        { Template: null } => setting.Value,
        _ => Evaluate(setting.Template, scope) switch
        {
            null or Templating.Omit => null,
            string text => text,
            var value => Python.Str(value),
        },
    };

    public static bool? Truth(this Setting<bool>? setting, VariableScope scope) => setting switch
    {
        null => null,
        { Template: null } => setting.Value,
        _ => Evaluate(setting.Template, scope) switch
        {
            null or Templating.Omit => null,
            var value => BooleanText.Read(value) ?? throw WrongType(setting.Position, "a boolean", value),
        },
    };

    public static long? Integer(this Setting<long>? setting, VariableScope scope) => setting switch
    {
        null => null,
        { Template: null } => setting.Value,
        _ => Evaluate(setting.Template, scope) switch
        {
            null or Templating.Omit => null,
            long number => number,
            double number => (long)number,
            string text when long.TryParse(text.Trim(), out var number) => number,
            var value => throw WrongType(setting.Position, "an integer", value),
        },
    };

    public static double? Number(this Setting<double>? setting, VariableScope scope) => setting switch
    {
        null => null,
        { Template: null } => setting.Value,
        _ => Evaluate(setting.Template, scope) switch
        {
            null or Templating.Omit => null,
            long number => number,
            double number => number,
            string text when double.TryParse(text.Trim(), System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
            var value => throw WrongType(setting.Position, "a number", value),
        },
    };

    private static object? Evaluate(TemplateValue template, VariableScope scope) => scope.Templates.Finish(template, scope);

    private static PlaybookException WrongType(SourcePosition position, string expected, object? value) =>
        new(ErrorCodes.KeywordValue, $"this must be {expected}, and is {Python.Repr(value)}", position);
}
