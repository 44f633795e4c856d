using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Python's <c>str.maketrans</c> and <c>str.translate</c>.</summary>
internal static class TextTranslation
{
    public static Dict Make(object? from, object? to, object? remove)
    {
        var table = new Dict();
        if (to is null)
        {
            var source = from as Dict ?? throw PythonException.TypeError("if you give only one argument to maketrans it must be a dict");
            foreach (var (key, value) in source)
                table[Python.AsText(key) is { } character ? Code(character) : key] = value;
            return table;
        }

        var origins = CodePoints.Each(Python.Str(from)).ToList();
        var targets = CodePoints.Each(Python.Str(to)).ToList();
        if (origins.Count != targets.Count)
            throw PythonException.ValueError("the first two maketrans arguments must have equal length");
        for (var i = 0; i < origins.Count; i++)
            table[Code((string)origins[i]!)] = Code((string)targets[i]!);
        foreach (var character in remove is null ? [] : CodePoints.Each(Python.Str(remove)))
            table[Code((string)character!)] = null;
        return table;
    }

    public static string Apply(string text, object? table, Limits limits)
    {
        var result = new StringBuilder(text.Length);
        foreach (string character in CodePoints.Each(text).Cast<string>())
        {
            if (!Python.TryGetItem(table, Code(character), out var target))
                result.Append(character);
            else if (target is not null)
                result.Append(Python.AsText(target) ?? char.ConvertFromUtf32((int)Numbers.ToBig(target)));
            limits.CheckText(result.Length);
        }

        return result.ToString();
    }

    private static object Code(string character)
    {
        if (CodePoints.Length(character) != 1)
            throw PythonException.ValueError("string keys in translate table must be of length 1");
        return Boxes.Of(character.Length == 2 ? char.ConvertToUtf32(character, 0) : (long)character[0]);
    }
}
