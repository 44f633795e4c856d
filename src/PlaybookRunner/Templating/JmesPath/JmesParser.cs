using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.JmesPath;

/// <summary>Parses JMESPath by the precedence of its operators.</summary>
internal sealed class JmesParser
{
    private const int ProjectionStop = 10;
    private const int Deepest = 200;

    private readonly JmesLexer _lexer;
    private readonly List<JmesToken> _tokens;
    private int _at;
    private int _depth;

    public JmesParser(string text)
    {
        _lexer = new JmesLexer(text);
        _tokens = _lexer.Read();
    }

    private JmesToken Current => _tokens[_at];

    /// <exception cref="PythonException">The text is no JMESPath expression.</exception>
    public JmesExpression Parse()
    {
        var expression = Expression(0);
        return Current.Kind == "end" ? expression : throw Unexpected();
    }

    private static int PowerOf(string kind) => kind switch
    {
        "|" => 1,
        "||" => 2,
        "&&" => 3,
        "==" or "!=" or "<" or ">" or "<=" or ">=" => 5,
        "[]" => 9,
        "*" => 20,
        "[?" => 21,
        "." => 40,
        "!" => 45,
        "{" => 50,
        "[" => 55,
        "(" => 60,
        _ => 0,
    };

    private PythonException Unexpected() => _lexer.Wrong(Current.Kind == "end" ? "it ends too early" : $"'{Current.Value ?? Current.Kind}' is not expected", Current.Place);

    private JmesToken Take() => _tokens[_at++];

    private void Expect(string kind)
    {
        if (Current.Kind != kind)
            throw Unexpected();
        _at++;
    }

    private bool Accept(string kind)
    {
        if (Current.Kind != kind)
            return false;
        _at++;
        return true;
    }

    private JmesExpression Expression(int power)
    {
        if (++_depth > Deepest)
            throw _lexer.Wrong("it is nested too deeply", Current.Place);
        var left = Start();
        while (power < PowerOf(Current.Kind))
            left = Continue(left);
        _depth--;
        return left;
    }

    private JmesExpression Start()
    {
        var token = Take();
        switch (token.Kind)
        {
            case "identifier" when Current.Kind == "(":
                return Call((string)token.Value!);
            case "identifier" or "quoted":
                return Field(Python.Str(token.Value));
            case "literal":
                return _ => token.Value;
            case "@":
                return static value => value;
            case "*":
                return JmesProjection.OfValues(static value => value, Projected());
            case "[]":
                return JmesProjection.Flattened(static value => value, Projected());
            case "[?":
                return Filter(static value => value);
            case "[":
                return Brackets(static value => value, mayBeList: true);
            case "{":
                return Mapping();
            case "!":
                var negated = Expression(45);
                return value => !JmesValues.IsTrue(negated(value));
            case "&":
                var referenced = new JmesReference(Expression(0));
                return _ => referenced;
            case "(":
                var inner = Expression(0);
                Expect(")");
                return inner;
            default:
                _at--;
                throw Unexpected();
        }
    }

    private JmesExpression Continue(JmesExpression left)
    {
        var token = Take();
        switch (token.Kind)
        {
            case ".":
                return Accept("*") ? JmesProjection.OfValues(left, Projected()) : Then(left, AfterDot());
            case "[]":
                return JmesProjection.Flattened(left, Projected());
            case "[?":
                return Filter(left);
            case "[":
                return Brackets(left, mayBeList: false);
            case "|":
                return Then(left, Expression(1));
            case "||":
                var otherwise = Expression(2);
                return value => left(value) is var first && JmesValues.IsTrue(first) ? first : otherwise(value);
            case "&&":
                var also = Expression(3);
                return value => left(value) is var first && !JmesValues.IsTrue(first) ? first : also(value);
            case "==" or "!=" or "<" or ">" or "<=" or ">=":
                var right = Expression(5);
                return value => JmesValues.Compare(token.Kind, left(value), right(value));
            default:
                _at--;
                throw Unexpected();
        }
    }

    private static JmesExpression Then(JmesExpression first, JmesExpression second) => value => second(first(value));

    private static JmesExpression Field(string name) => value => value is Dict dict && dict.TryGetValue(name, out var element) ? element : null;

    private JmesExpression AfterDot()
    {
        if (Current.Kind is "identifier" or "quoted" or "*")
            return Expression(40);
        if (Accept("["))
            return ListOf();
        return Accept("{") ? Mapping() : throw Unexpected();
    }

    private JmesExpression Projected()
    {
        if (PowerOf(Current.Kind) < ProjectionStop)
            return static value => value;
        if (Current.Kind is "[" or "[?")
            return Expression(20);
        if (Accept("."))
            return AfterDot();
        throw Unexpected();
    }

    private JmesExpression Filter(JmesExpression source)
    {
        var condition = Expression(0);
        Expect("]");
        return JmesProjection.Filtered(source, condition, Projected());
    }

    private JmesExpression Brackets(JmesExpression source, bool mayBeList)
    {
        if (Current.Kind is "number" or ":")
            return IndexOrSlice(source);
        if (Current.Kind == "*" && _tokens[_at + 1].Kind == "]")
        {
            _at += 2;
            return JmesProjection.OfElements(source, Projected());
        }

        return mayBeList ? ListOf() : throw Unexpected();
    }

    private JmesExpression IndexOrSlice(JmesExpression source)
    {
        var parts = new long?[3];
        var count = 0;
        while (Current.Kind != "]")
        {
            if (Current.Kind == "number")
                parts[count] = (long)Take().Value!;
            if (Current.Kind == "]")
                break;
            Expect(":");
            if (++count > 2)
                throw Unexpected();
        }

        Expect("]");
        return count == 0
            ? value => JmesValues.At(source(value), parts[0]!.Value)
            : JmesProjection.OfElements(value => JmesValues.Slice(source(value), parts), Projected());
    }

    private JmesExpression ListOf()
    {
        var items = new List<JmesExpression>();
        do
            items.Add(Expression(0));
        while (Accept(","));
        Expect("]");
        return value => value is null ? null : items.ConvertAll(item => item(value));
    }

    private JmesExpression Mapping()
    {
        var entries = new List<(string Key, JmesExpression Value)>();
        do
        {
            if (Current.Kind is not ("identifier" or "quoted"))
                throw Unexpected();
            var key = Python.Str(Take().Value);
            Expect(":");
            entries.Add((key, Expression(0)));
        }
        while (Accept(","));
        Expect("}");
        return value => value is null ? null : new Dict(entries.Select(entry => KeyValuePair.Create<object?, object?>(entry.Key, entry.Value(value))));
    }

    private JmesExpression Call(string name)
    {
        var place = Current.Place;
        Expect("(");
        var arguments = new List<JmesExpression>();
        while (!Accept(")"))
        {
            if (arguments.Count > 0)
                Expect(",");
            arguments.Add(Expression(0));
        }

        var function = JmesFunctions.Find(name, arguments.Count) ?? throw _lexer.Wrong($"there is no function '{name}' of {arguments.Count} arguments", place);
        return value => function(arguments.ConvertAll(argument => argument(value)));
    }
}
