using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating;

/// <summary>Ansible's global functions beside those of lookups.</summary>
internal static class GlobalFunctions
{
    public static void AddTo(FunctionSet globals) => globals
        .Add("now", "utc=false, fmt=none", static (in JinjaCall c) => Now(c))
        .Add("undef", "hint=none", static (in JinjaCall c) =>
            Undefined.WithHint(c[0] is null ? "Mandatory variable has not been overridden" : Python.Str(c[0]), c.Context.Options.Undefined));

    private static object Now(in JinjaCall call)
    {
        var now = call.Boolean(0) ? DateTime.UtcNow : DateTime.Now;
        return call[1] is null ? DateTime.SpecifyKind(now, DateTimeKind.Unspecified) : Python.FormatTime(now, Python.Str(call[1]), call.Context.Limits);
    }
}
