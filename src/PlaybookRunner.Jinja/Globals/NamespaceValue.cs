namespace PlaybookRunner.Jinja;

/// <summary>What <c>namespace()</c> makes: attributes that <c>{% set ns.a = … %}</c> may assign from inner scopes.</summary>
internal sealed class NamespaceValue(Dict values) : IJinjaObject
{
    public string TypeName => "jinja2.utils.Namespace";

    public bool TryGetAttribute(string name, out object? value) => values.TryGetValue(name, out value);

    public void Set(string name, object? value) => values[name] = value;

    public override string ToString() => $"<Namespace {Python.Repr(values)}>";
}
