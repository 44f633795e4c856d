using System.Globalization;
using TemplateTimings;

// TemplateTimings WORKLOADS EXPECTED KIND: checks the contestants' outputs, then prints contestant, figure and value, tabs between.
// KIND says how this program was built.
const int Evaluations = 10_000;
(string workloads, string expected, string kind) = (args[0], args[1], args[2]);

foreach (Contestant contestant in (Contestant[])[new JinjaContestant(), new FluidContestant()])
{
    foreach (string name in (string[])["nginx", "table", "expression"])
    {
        Workload workload = Workload.Read(workloads, name, contestant);
        object template = workload.Compile(contestant, Expected(name));
        string Render() => contestant.Render(template, workload.Data);
        Report(contestant, name, Meter.Microseconds(Render) * (name == "expression" ? Evaluations : 1));
        Report(contestant, $"{name} allocates", Meter.AllocatedBytes(Render));
    }
    Workload nginx = Workload.Read(workloads, "nginx", contestant);
    string configuration = Expected("nginx");
    object Compile() => contestant.Compile(nginx.Source);
    Report(contestant, "compile", Meter.Microseconds(Compile));
    Report(contestant, "compile allocates", Meter.AllocatedBytes(Compile));
    Report(contestant, "kept", Meter.KeptBytes(() => nginx.Compile(contestant, configuration)));
}

string Expected(string name) => File.ReadAllText(Path.Combine(expected, $"{name}.txt"));

void Report(Contestant contestant, string figure, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{contestant.Name} {kind}\t{figure}\t{value:F2}"));
