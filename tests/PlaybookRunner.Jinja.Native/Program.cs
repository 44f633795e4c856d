using PlaybookRunner.Jinja;

var environment = new JinjaEnvironment(new JinjaOptions { TrimBlocks = true, Undefined = UndefinedKind.Strict });
environment.Filters.Add("shout", (string text) => text.ToUpperInvariant() + "!");

JinjaTemplate greeting = environment.Compile("""
    {% for user in users %}
    {{ loop.index }}. {{ user.name | shout }} {{ "%05.1f" % user.score }} {{ user.tags[::-1] }}
    {% endfor %}
    """, "greeting.j2");

var data = new Dictionary<string, object?>
{
    ["users"] = new List<object?>
    {
        new Dictionary<string, object?> { ["name"] = "Ada", ["score"] = 9.75, ["tags"] = new List<object?> { "maths", "poetry" } },
        new Dictionary<string, object?> { ["name"] = "Grace", ["score"] = 10, ["tags"] = new List<object?>() },
    },
};
Console.Write(greeting.Render(data));

JinjaExpression total = environment.CompileExpression("users | map(attribute='score') | sum");
Console.WriteLine(total.Evaluate(new DictionaryVariables(data)));

try
{
    environment.Compile("Dear {{ user.name }},", "letter.j2").Render(data);
}
catch (JinjaException error)
{
    Console.WriteLine(error.Describe());
}
