using System.Reflection;
using BenchmarkDotNet.Running;

// dotnet run -c Release -- --filter '*Templates*'
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
