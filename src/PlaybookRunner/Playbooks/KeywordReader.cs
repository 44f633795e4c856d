using System.Globalization;
using System.Numerics;
using PlaybookRunner.Content;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Playbooks;

/// <summary>Reads the values of keywords by their types. A wrong one is reported, and the keyword then counts as not given.</summary>
internal sealed class KeywordReader(ContentProblems problems, LenientForms lenient)
{
    /// <summary>The keywords that plays, roles, blocks and tasks have in common.</summary>
    /// <param name="mapping">The play, role, block or task.</param>
    /// <param name="withVars">Whether <c>vars</c> is among them; plays and roles keep theirs apart.</param>
    public Keywords Common(YamlMapping mapping, bool withVars) => new()
    {
        AnyErrorsFatal = Flag(mapping, "any_errors_fatal"),
        Become = Flag(mapping, "become"),
        BecomeExe = Text(mapping, "become_exe"),
        BecomeFlags = Text(mapping, "become_flags"),
        BecomeMethod = Text(mapping, "become_method"),
        BecomeUser = Text(mapping, "become_user"),
        CheckMode = Flag(mapping, "check_mode"),
        Collections = StaticTexts(mapping, "collections"),
        Connection = Text(mapping, "connection"),
        Debugger = Text(mapping, "debugger"),
        DelegateFacts = Flag(mapping, "delegate_facts"),
        DelegateTo = Text(mapping, "delegate_to"),
        Diff = Flag(mapping, "diff"),
        Environment = Mappings(mapping, "environment"),
        IgnoreErrors = Flag(mapping, "ignore_errors"),
        IgnoreUnreachable = Flag(mapping, "ignore_unreachable"),
        ModuleDefaults = Mappings(mapping, "module_defaults"),
        NoLog = Flag(mapping, "no_log"),
        Notify = Texts(mapping, "notify"),
        Port = Integer(mapping, "port"),
        RemoteUser = Text(mapping, "remote_user"),
        RunOnce = Flag(mapping, "run_once"),
        Tags = Texts(mapping, "tags", splitsAtCommas: true),
        Throttle = Integer(mapping, "throttle"),
        Timeout = Integer(mapping, "timeout"),
        Vars = withVars && Variables(mapping, "vars") is { Count: > 0 } vars ? [vars] : [],
        When = Conditions(mapping, "when"),
    };

    public Setting<bool>? Flag(YamlMapping mapping, string keyword) =>
        Read(mapping, keyword, "a boolean", static value => value switch
        {
            bool truth => truth,
            long number and (0 or 1) => number == 1,
            double number and (0 or 1) => number == 1,
            string text => Truth(text),
            _ => null,
        });

    public Setting<long>? Integer(YamlMapping mapping, string keyword) =>
        Read(mapping, keyword, "a whole number", static value => value switch
        {
            bool truth => truth ? 1 : 0,
            long number => number,
            double number => (long)number,
            string text when long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => (long?)number,
            _ => null,
        });

    public Setting<double>? Number(YamlMapping mapping, string keyword, bool allowsPercent = false) =>
        Read(mapping, keyword, "a number", value => value switch
        {
            long number => number,
            double number => number,
            string text when double.TryParse(allowsPercent ? text.TrimEnd('%') : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => (double?)number,
            _ => null,
        });

    public Setting<string>? Text(YamlMapping mapping, string keyword) =>
        mapping.TryGet(keyword, out var node) && node is not YamlScalar { IsNull: true } ? Text(node, keyword) : null;

    /// <summary>A list of texts; a text alone is a list of one, or of several where commas separate them.</summary>
    public IReadOnlyList<Setting<string>> Texts(YamlMapping mapping, string keyword, bool splitsAtCommas = false)
    {
        var texts = new List<Setting<string>>();
        splitsAtCommas &= mapping.Find(keyword)?.Value is YamlScalar;
        foreach (var node in Items(mapping, keyword))
        {
            if (Text(node, keyword) is not { } text)
                continue;
            if (splitsAtCommas && text.Value?.Contains(',', StringComparison.Ordinal) == true)
                texts.AddRange(text.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => new Setting<string>(part, text.Position)));
            else
                texts.Add(text);
        }

        return texts;
    }

    /// <summary>A list of texts that cannot be templates.</summary>
    public IReadOnlyList<string> StaticTexts(YamlMapping mapping, string keyword)
    {
        var texts = Texts(mapping, keyword);
        foreach (var template in texts.Where(static text => text.Template is not null))
            Wrong(keyword, "a fixed text", template.Position, "a template");
        return texts.Count == 0 ? [] : [.. texts.Where(static text => text.Value is not null).Select(static text => text.Value!)];
    }

    /// <summary>The variables of a mapping.</summary>
    public VariableSet Variables(YamlMapping mapping, string keyword)
    {
        if (!mapping.TryGet(keyword, out var node) || node is YamlScalar { IsNull: true })
            return VariableSet.Empty;
        if (node is YamlMapping variables)
            return VariableNames.Read(variables, problems);
        Wrong(keyword, "a mapping of variables", node.Position, node.Kind);
        return VariableSet.Empty;
    }

    /// <summary>A mapping, a template of one, or a list of such.</summary>
    public IReadOnlyList<ContentValue> Mappings(YamlMapping mapping, string keyword)
    {
        var values = new List<ContentValue>();
        foreach (var node in Items(mapping, keyword))
        {
            if (node is YamlMapping or YamlScalar { Value: TemplateText })
                values.Add(new ContentValue(node.Value, node.Position));
            else
                Wrong(keyword, "a mapping", node.Position, node.Kind);
        }

        return values;
    }

    public IReadOnlyList<Condition> Conditions(YamlMapping mapping, string keyword)
    {
        var conditions = new List<Condition>();
        foreach (var node in Items(mapping, keyword))
        {
            if (node is YamlScalar scalar)
                conditions.Add(ConditionOf(scalar, keyword));
            else
                Wrong(keyword, "a condition or a list of conditions", node.Position, node.Kind);
        }

        return conditions;
    }

    /// <summary>The items of a list; of anything else that thing alone; nothing where there is nothing.</summary>
    public static IEnumerable<YamlNode> Items(YamlMapping mapping, string keyword)
    {
        if (!mapping.TryGet(keyword, out var node) || node is YamlScalar { IsNull: true })
            return [];
        return node is YamlSequence list ? list.Items.Where(static item => item is not YamlScalar { IsNull: true }) : [node];
    }

    public void Wrong(string keyword, string expected, SourcePosition position, string found) =>
        problems.Error(ErrorCodes.KeywordValue, $"'{keyword}' needs {expected}, and this is {found}", position);

    public Setting<string>? Text(YamlNode node, string keyword)
    {
        if (node is not YamlScalar scalar || scalar.Value is byte[])
        {
            Wrong(keyword, "a text", node.Position, node.Kind);
            return null;
        }

        return scalar.Value is TemplateValue template ? new Setting<string>(template) : new Setting<string>(
            Python.Str(scalar.Value),
            scalar.Position);
    }

    // Ansible's words for booleans, in any case.
    private static bool? Truth(string text) => text.Trim().ToUpperInvariant() switch
    {
        "YES" or "ON" or "1" or "TRUE" or "Y" or "T" or "1.0" => true,
        "NO" or "OFF" or "0" or "FALSE" or "N" or "F" or "0.0" => false,
        _ => null,
    };

    private Setting<T>? Read<T>(YamlMapping mapping, string keyword, string expected, Func<object?, T?> convert)
        where T : struct
    {
        if (!mapping.TryGet(keyword, out var node) || node is YamlScalar { IsNull: true })
            return null;
        if (node is YamlScalar { Value: TemplateValue template })
            return new Setting<T>(template);
        if (node is YamlScalar && convert(node.Value) is { } value)
            return new Setting<T>(value, node.Position);
        Wrong(keyword, expected, node.Position, node is YamlScalar { Value: string text } ? $"'{text}'" : node.Kind);
        return null;
    }

    private Condition ConditionOf(YamlScalar scalar, string keyword)
    {
        switch (scalar.Value)
        {
            case TemplateText template:
                return new Condition(WithoutDelimiters(template, scalar, keyword));
            case string text when text.Trim().Length > 0:
                return new Condition(new TemplateText(text, scalar.Position, scalar.Layout, TemplateKind.Expression));
            case string:
                problems.Error(ErrorCodes.KeywordValue, $"'{keyword}' is empty", scalar.Position, "remove it, or write a condition");
                return new Condition(true, scalar.Position);
            case BigInteger or DateOnly or DateTime or DateTimeOffset or VaultedText:
                Wrong(keyword, "a condition", scalar.Position, scalar.Kind);
                return new Condition(true, scalar.Position);
            default:
                return new Condition(scalar.Value, scalar.Position);
        }
    }

    private TemplateText WithoutDelimiters(TemplateText template, YamlScalar scalar, string keyword)
    {
        if (ConditionDelimiters.Remove(template.Text) is not { } expression)
            return template;
        lenient.Accept(LenientForms.ConditionDelimiters, scalar.Position, $"{keyword}: {expression}");
        return new TemplateText(expression, scalar.Position, kind: TemplateKind.Expression);
    }
}
