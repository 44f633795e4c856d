using BenchmarkDotNet.Attributes;
using PlaybookRunner.Execution;
using PlaybookRunner.Modules;

namespace PlaybookRunner.Benchmarks.Engine;

/// <summary>Arguments of a task to the options of a module: conversion, checks and defaults, by generated code.</summary>
[MemoryDiagnoser]
public class OptionBinding
{
    private readonly ModuleDefinition _module = new ModuleRegistry(BenchmarkContent.Plugins.Modules).Find("ansible.builtin.copy")!;

    private readonly Dictionary<string, object?> _arguments = new()
    {
        ["content"] = "text",
        ["dest"] = "/etc/demo.conf",
        ["owner"] = "root",
        ["mode"] = "0644",
        ["backup"] = "yes",
    };

    /// <summary>Five of the options of <c>copy</c>.</summary>
    [Benchmark]
    public object Bind() => _module.Bind(_arguments);
}
