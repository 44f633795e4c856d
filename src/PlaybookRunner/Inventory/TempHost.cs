namespace PlaybookRunner.Inventory;
internal sealed class Host(string name) { public string Name { get; } = name; }
