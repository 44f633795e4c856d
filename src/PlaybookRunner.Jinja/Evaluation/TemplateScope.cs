namespace PlaybookRunner.Jinja.Evaluation;

/// <summary>
/// What Jinja2 calls the context of a template: the variables given to it, what its top level has set so far (its own and, after <c>extends</c>, its parents'),
/// and its blocks.
/// </summary>
internal sealed class TemplateScope(JinjaEnvironment environment)
{
    /// <summary>Where names are looked up that the template did not set.</summary>
    public IVariables Outer { get; set; } = DictionaryVariables.Empty;

    /// <summary>What the host gave.</summary>
    public IVariables Given { get; set; } = DictionaryVariables.Empty;

    /// <summary>The frames of the top level: the one that runs first, those of the templates that extend it behind it.</summary>
    public RootFrame? Roots { get; set; }

    /// <summary>The blocks by name, the most derived first.</summary>
    public Dictionary<string, List<BlockCode>>? Blocks { get; set; }

    /// <summary>The template that the running one extends, once its <c>extends</c> was reached.</summary>
    public TemplateCode? Extends { get; set; }

    public bool TryGet(string name, out object? value)
    {
        if (TryGetExported(name, out value))
            return true;
        if (Outer.TryGet(name, out value))
        {
            value = Python.Reach(value);
            return true;
        }
        return environment.TryGetGlobal(name, out value);
    }

    public bool TryGetExported(string name, out object? value)
    {
        for (RootFrame? root = Roots; root is not null; root = root.Previous)
            if (root.Code.Exports.TryGetValue(name, out int slot) && root.Frame.Slots[slot] is { } held)
            {
                value = Slots.Unpack(held);
                return true;
            }
        value = null;
        return false;
    }

    /// <summary>Adds the blocks of a template behind those of the templates that extend it.</summary>
    public void AddBlocks(TemplateCode template)
    {
        foreach (BlockCode block in template.Blocks)
        {
            Blocks ??= [];
            if (!Blocks.TryGetValue(block.Name, out List<BlockCode>? chain))
                Blocks[block.Name] = chain = [];
            chain.Add(block);
        }
    }

    /// <summary>The scope of a scoped block: the same template with the local variables of the place where the block stands.</summary>
    public TemplateScope Derive(JinjaContext context, LocalNames names) => new(environment)
    {
        Given = Given,
        Outer = new ScopeVariables(context, names).Freeze(),
        Blocks = Blocks,
    };

    public IEnumerable<string> ExportedNames
    {
        get
        {
            for (RootFrame? root = Roots; root is not null; root = root.Previous)
                foreach ((string name, int slot) in root.Code.Exports)
                    if (root.Frame.Slots[slot] is not null)
                        yield return name;
        }
    }
}

/// <summary>The running top level of a template, with those of the templates that extend it behind it.</summary>
internal sealed record RootFrame(TemplateCode Code, JinjaContext Frame, RootFrame? Previous);
