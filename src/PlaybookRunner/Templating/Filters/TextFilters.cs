using System.Security.Cryptography;
using System.Text;
using PlaybookRunner.Commands;
using PlaybookRunner.Execution;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Filters;

/// <summary>Ansible's filters of text: regular expressions, quoting, digests, Base64.</summary>
internal static class TextFilters
{
    // Bounded by itself; patterns come from content.
    private static readonly PythonRegexCache Patterns = new();

    public static void AddTo(FunctionSet filters) => filters
        .Add("quote", "a", static (in JinjaCall c) => ShellQuote.Quote(c[0] is null ? "" : Python.Str(c[0])))
        .Add("bool", "a", static (in JinjaCall c) => ToBoolean(c[0]))
        .Add("regex_replace", "value, pattern='', replacement='', ignorecase=false, multiline=false, count=0, mandatory_count=0", static (in JinjaCall c) => RegexReplace(c))
        .Add("regex_search", "value, regex, *args, ignorecase=false, multiline=false", static (in JinjaCall c) => RegexSearch(c))
        .Add("regex_findall", "value, regex, multiline=false, ignorecase=false", static (in JinjaCall c) =>
            Pattern(c.Text(1), c.Boolean(3), c.Boolean(2)).FindTexts(Python.Str(c[0]), c.Context.Limits))
        .Add("regex_escape", "string, re_type='python'", static (in JinjaCall c) => RegexEscape(c))
        .Add("b64encode", "string, encoding='utf-8'", static (in JinjaCall c) => Convert.ToBase64String(EncodingOf(c).GetBytes(Python.Str(c[0]))))
        .Add("b64decode", "string, encoding='utf-8'", static (in JinjaCall c) => Base64Decode(c))
        .Add("hash", "data, hashtype='sha1'", static (in JinjaCall c) => Digest(Python.Str(c[0]), c.Text(1)))
        .Add("checksum", "data", static (in JinjaCall c) => Digest(Python.Str(c[0]), "sha1"))
        .Add("sha1", "data", static (in JinjaCall c) => Digest(Python.Str(c[0]), "sha1"))
        .Add("md5", "data", static (in JinjaCall c) => Digest(Python.Str(c[0]), "md5"))
        .Add("comment", "text, style='plain', decoration=none, prefix=none, postfix=none", static (in JinjaCall c) => Comment(c))
        .Add("split", "value, separator=none, maxsplit=-1", static (in JinjaCall c) => Split(c));

    /// <summary>The regular expression of a pattern.</summary>
    public static PythonRegex Pattern(string pattern, bool ignoreCase, bool multiLine) => Patterns.Get(
        pattern, (ignoreCase ? PythonRegexFlags.IgnoreCase : PythonRegexFlags.None) | (multiLine ? PythonRegexFlags.MultiLine : PythonRegexFlags.None));

    private static object? ToBoolean(object? value) => value is null ? null : BooleanText.Read(value) ?? false;

    private static string RegexReplace(in JinjaCall call)
    {
        var text = Python.Str(call[0]);
        var regex = Pattern(call.Text(1), call.Boolean(3), call.Boolean(4));
        var wanted = call.Integer(6);
        if (wanted > 0 && regex.FindAll(text).LongCount() is var found && found != wanted)
            throw new PythonException(PythonErrorType.FilterArgument, $"'{call.Text(1)}' should match {wanted} times, but matches {found} times in '{text}'");
        return regex.Replace(text, call.Text(2), (int)call.Integer(5), call.Context.Limits);
    }

    private static object? RegexSearch(in JinjaCall call)
    {
        if (Pattern(call.Text(1), call.Boolean(2), call.Boolean(3)).Search(Python.Str(call[0])) is not { } match)
            return null;
        return call.Extra.Count == 0 ? match.Value : call.Extra.Select(group => (object?)GroupOf(match, Python.Str(group))).ToList();
    }

    // Groups are named as in a replacement: \g<name> or \1.
    private static string? GroupOf(PythonMatch match, string group)
    {
        if (group is ['\\', 'g', '<', .. var name, '>'])
            return int.TryParse(name, out var number) ? match.Group(number) : match.Group(name);
        return group is ['\\', .. var digits] && int.TryParse(digits, out var index)
            ? match.Group(index)
            : throw new PythonException(PythonErrorType.FilterArgument, "Unknown argument");
    }

    private static string RegexEscape(in JinjaCall call) => call.Text(1) switch
    {
        "python" => PythonRegex.Escape(Python.Str(call[0])),
        "posix_basic" => new PythonRegex(@"([].[^$*\\])").Replace(Python.Str(call[0]), @"\\\1", 0, call.Context.Limits),
        var other => throw new PythonException(PythonErrorType.FilterArgument, $"Regex type ({other}) not yet implemented"),
    };

    private static string Base64Decode(in JinjaCall call)
    {
        try
        {
            return EncodingOf(call).GetString(Convert.FromBase64String(Python.Str(call[0])));
        }
        catch (FormatException exception)
        {
            throw new PythonException(PythonErrorType.ValueError, "the text is not Base64", exception);
        }
    }

    private static Encoding EncodingOf(in JinjaCall call)
    {
        try
        {
            return call.Text(1) is "utf-8" or "utf8" ? new UTF8Encoding(false) : Encoding.GetEncoding(call.Text(1));
        }
        catch (ArgumentException exception)
        {
            throw new PythonException(PythonErrorType.LookupError, $"unknown encoding: {call.Text(1)}", exception);
        }
    }

    private static string Digest(string text, string algorithm)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower(algorithm switch
        {
            "md5" => MD5.HashData(bytes),
            "sha1" => SHA1.HashData(bytes),
            "sha256" => SHA256.HashData(bytes),
            "sha384" => SHA384.HashData(bytes),
            "sha512" => SHA512.HashData(bytes),
            _ => throw new PythonException(PythonErrorType.FilterArgument, $"unsupported hash type {algorithm}; md5, sha1, sha256, sha384 and sha512 are supported"),
        });
    }

    private static string Comment(in JinjaCall call)
    {
        var (begin, line, end) = call.Text(1) switch
        {
            "plain" => ("", "# ", ""),
            "erlang" => ("", "% ", ""),
            "c" => ("", "// ", ""),
            "cblock" => ("/*\n", " * ", "\n */"),
            "xml" => ("<!--\n", " - ", "\n-->"),
            var other => throw new PythonException(PythonErrorType.KeyError, Python.Repr(other)),
        };
        line = call[2] is null ? line : call.Text(2);
        var bare = line.TrimEnd();
        var lines = Python.Str(call[0]).TrimEnd('\n').Split('\n').Select(text => text.Length == 0 ? bare : line + text);
        var isPlain = begin.Length == 0;
        return isPlain ? $"{bare}\n{string.Join('\n', lines)}\n{bare}" : $"{begin}{bare}\n{string.Join('\n', lines)}\n{bare}{end}";
    }

    private static object? Split(in JinjaCall call)
    {
        var method = Python.FindMethod(call[0], "split") ?? throw new PythonException(PythonErrorType.AttributeError, $"'{Python.TypeName(call[0])}' object has no attribute 'split'");
        return call.Context.Call(new FunctionValue(method, call[0]), new CallArguments([call[1], call[2]]));
    }
}
