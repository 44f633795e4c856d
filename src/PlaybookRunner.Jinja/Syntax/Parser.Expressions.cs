using System.Globalization;
using System.Numerics;

namespace PlaybookRunner.Jinja.Syntax;

/// <summary>Expressions, one method per level of precedence, the loosest first.</summary>
internal sealed partial class Parser
{
    private ExpressionNode ParseExpression(bool withCondition = true)
    {
        Nest(_tokens.Current.Span);
        ExpressionNode expression = withCondition ? ParseConditional() : ParseOr();
        _nesting--;
        return expression;
    }

    private ExpressionNode ParseConditional()
    {
        ExpressionNode value = ParseOr();
        while (_tokens.SkipName("if"))
        {
            ExpressionNode test = ParseOr();
            ExpressionNode? otherwise = null;
            if (_tokens.SkipName("else"))
            {
                Nest(_tokens.Current.Span);
                otherwise = ParseConditional();
                _nesting--;
            }
            value = new ConditionalNode(value.Span.To((otherwise ?? test).Span), test, value, otherwise);
        }
        return value;
    }

    private ExpressionNode ParseOr()
    {
        ExpressionNode left = ParseAnd();
        while (_tokens.SkipName("or"))
            left = Binary(BinaryOperator.Or, left, ParseAnd());
        return left;
    }

    private ExpressionNode ParseAnd()
    {
        ExpressionNode left = ParseNot();
        while (_tokens.SkipName("and"))
            left = Binary(BinaryOperator.And, left, ParseNot());
        return left;
    }

    private static BinaryNode Binary(BinaryOperator operation, ExpressionNode left, ExpressionNode right) =>
        new(left.Span.To(right.Span), operation, left, right);

    private ExpressionNode ParseNot()
    {
        Token token = _tokens.Current;
        if (!_tokens.SkipName("not"))
            return ParseComparison();
        Nest(token.Span);
        ExpressionNode operand = ParseNot();
        _nesting--;
        return new UnaryNode(token.Span.To(operand.Span), UnaryOperator.Not, operand);
    }

    private ExpressionNode ParseComparison()
    {
        ExpressionNode first = ParseSum();
        List<(ComparisonOperator, ExpressionNode)>? rest = null;
        while (TakeComparison() is { } operation)
            (rest ??= []).Add((operation, ParseSum()));
        return rest is null ? first : new ComparisonNode(first.Span.To(rest[^1].Item2.Span), first, rest);
    }

    private ComparisonOperator? TakeComparison()
    {
        ref readonly Token token = ref _tokens.Current;
        if (token.Kind is not (TokenKind.Operator or TokenKind.Name))
            return null;
        ComparisonOperator? found = (token.Kind, token.Text) switch
        {
            (TokenKind.Operator, "==") => ComparisonOperator.Equal,
            (TokenKind.Operator, "!=") => ComparisonOperator.NotEqual,
            (TokenKind.Operator, "<") => ComparisonOperator.Less,
            (TokenKind.Operator, "<=") => ComparisonOperator.LessOrEqual,
            (TokenKind.Operator, ">") => ComparisonOperator.Greater,
            (TokenKind.Operator, ">=") => ComparisonOperator.GreaterOrEqual,
            (TokenKind.Name, "in") => ComparisonOperator.In,
            (TokenKind.Name, "not") when _tokens.Next.IsName("in") => ComparisonOperator.NotIn,
            _ => null,
        };
        if (found is not null)
            _tokens.Take();
        if (found == ComparisonOperator.NotIn)
            _tokens.Take();
        return found;
    }

    private ExpressionNode ParseSum()
    {
        ExpressionNode left = ParseConcat();
        while (_tokens.Current is { Kind: TokenKind.Operator, Text: "+" or "-" })
            left = Binary(_tokens.Take().Text == "+" ? BinaryOperator.Add : BinaryOperator.Subtract, left, ParseConcat());
        return left;
    }

    private ExpressionNode ParseConcat()
    {
        ExpressionNode first = ParseProduct();
        List<ExpressionNode>? parts = null;
        while (_tokens.SkipOperator("~"))
            (parts ??= [first]).Add(ParseProduct());
        return parts is null ? first : new ConcatNode(first.Span.To(parts[^1].Span), parts);
    }

    private ExpressionNode ParseProduct()
    {
        ExpressionNode left = ParsePower();
        while (_tokens.Current is { Kind: TokenKind.Operator, Text: "*" or "/" or "//" or "%" })
        {
            BinaryOperator operation = _tokens.Take().Text switch
            {
                "*" => BinaryOperator.Multiply,
                "/" => BinaryOperator.Divide,
                "//" => BinaryOperator.FloorDivide,
                _ => BinaryOperator.Modulo,
            };
            left = Binary(operation, left, ParsePower());
        }
        return left;
    }

    private ExpressionNode ParsePower()
    {
        ExpressionNode left = ParseUnary();
        while (_tokens.SkipOperator("**"))
            left = Binary(BinaryOperator.Power, left, ParseUnary());
        return left;
    }

    private ExpressionNode ParseUnary(bool withFilters = true)
    {
        Token token = _tokens.Current;
        ExpressionNode node;
        if (token.IsOperator("-") || token.IsOperator("+"))
        {
            _tokens.Take();
            Nest(token.Span);
            ExpressionNode operand = ParseUnary(withFilters: false);
            _nesting--;
            node = new UnaryNode(token.Span.To(operand.Span), token.Text == "-" ? UnaryOperator.Negate : UnaryOperator.Plus, operand);
        }
        else
            node = ParsePrimary();
        node = ParsePostfix(node);
        return withFilters ? ParseFilters(node) : node;
    }

    private ExpressionNode ParsePrimary()
    {
        Token token = _tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                _tokens.Take();
                CountRead(token.Text);
                return Keyword(token);
            case TokenKind.String:
                return ParseStrings();
            case TokenKind.Integer:
                _tokens.Take();
                return new ConstantNode(token.Span, ParseInteger(token.Text));
            case TokenKind.Float:
                _tokens.Take();
                return new ConstantNode(token.Span, double.Parse(token.Text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
            default:
                return ParseBracketed(token);
        }
    }

    private void CountRead(string name)
    {
        if (name == "loop")
            _loopReads++;
        else if (name == "self")
            _selfReads++;
    }

    private static ExpressionNode Keyword(Token token) => token.Text switch
    {
        "true" or "True" => new ConstantNode(token.Span, Boxes.True),
        "false" or "False" => new ConstantNode(token.Span, Boxes.False),
        "none" or "None" => new ConstantNode(token.Span, null),
        string name => new NameNode(token.Span, name),
    };

    /// <summary>Adjacent string literals are one string.</summary>
    private ConstantNode ParseStrings()
    {
        Token first = _tokens.Take();
        Token last = first;
        string text = first.Text;
        while (_tokens.Current.Kind == TokenKind.String)
        {
            last = _tokens.Take();
            text += last.Text;
        }
        return new ConstantNode(first.Span.To(last.Span), text);
    }

    private static object ParseInteger(string text)
    {
        string digits = text.Replace("_", "", StringComparison.Ordinal);
        int radix = digits.Length > 2 ? (digits[1] | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 } : 10;
        if (radix == 10 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long small))
            return Boxes.Of(small);
        if (radix == 10)
            return Boxes.Of(BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture));
        BigInteger value = BigInteger.Zero;
        foreach (char c in digits.AsSpan(2))
            value = (value * radix) + Convert.ToInt32(c.ToString(), 16);
        return Boxes.Of(value);
    }

    private ExpressionNode ParseBracketed(Token token)
    {
        if (token.IsOperator("("))
        {
            _tokens.Take();
            ExpressionNode inner = ParseTuple(withCondition: true, explicitParentheses: true);
            Token close = _tokens.ExpectOperator(")");
            return inner is TupleNode tuple ? tuple with { Span = token.Span.To(close.Span) } : inner;
        }
        if (token.IsOperator("["))
            return ParseList();
        if (token.IsOperator("{"))
            return ParseDict();
        throw new SyntaxError($"unexpected '{token.Description}'", token.Span, hint: "expected an expression: a name, a literal or a bracket");
    }

    /// <summary>One expression, or a tuple where a comma follows.</summary>
    private ExpressionNode ParseTuple(bool withCondition, bool explicitParentheses = false, string? endName = null)
    {
        Span start = _tokens.Current.Span;
        if (IsTupleEnd(endName))
            return explicitParentheses
                ? new TupleNode(start.To(_tokens.Previous), [])
                : throw new SyntaxError($"Expected an expression, got '{_tokens.Current.Description}'", start);
        ExpressionNode first = ParseExpression(withCondition);
        if (!_tokens.SkipOperator(","))
            return first;
        List<ExpressionNode> items = [first];
        while (!IsTupleEnd(endName))
        {
            items.Add(ParseExpression(withCondition));
            if (!_tokens.SkipOperator(","))
                break;
        }
        return new TupleNode(start.To(_tokens.Previous), items);
    }

    private bool IsTupleEnd(string? endName) =>
        _tokens.Current.Kind is TokenKind.VariableEnd or TokenKind.BlockEnd or TokenKind.LineStatementEnd
        || _tokens.Current.IsOperator(")")
        || (endName is not null && _tokens.Current.IsName(endName));

    private ListNode ParseList()
    {
        Token open = _tokens.ExpectOperator("[");
        var items = new List<ExpressionNode>();
        while (!_tokens.Current.IsOperator("]"))
        {
            if (items.Count > 0)
                _tokens.ExpectOperator(",");
            if (_tokens.Current.IsOperator("]"))
                break;
            items.Add(ParseExpression());
        }
        return new ListNode(open.Span.To(_tokens.ExpectOperator("]").Span), items);
    }

    private DictNode ParseDict()
    {
        Token open = _tokens.ExpectOperator("{");
        var items = new List<(ExpressionNode, ExpressionNode)>();
        while (!_tokens.Current.IsOperator("}"))
        {
            if (items.Count > 0)
                _tokens.ExpectOperator(",");
            if (_tokens.Current.IsOperator("}"))
                break;
            ExpressionNode key = ParseExpression();
            _tokens.ExpectOperator(":");
            items.Add((key, ParseExpression()));
        }
        return new DictNode(open.Span.To(_tokens.ExpectOperator("}").Span), items);
    }
}
