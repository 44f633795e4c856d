namespace TemplateTimings;

/// <summary>Measures in the same way as <c>python_contestants.py</c>.</summary>
internal static class Meter
{
    private const int Rounds = 101;
    private const int KeptTemplates = 500;
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The median time of one run. It is processor time of the whole process, garbage collection included: what else the machine does meanwhile does not count.
    /// </summary>
    public static double Microseconds(Func<object> run)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        int warmUpRuns = 0;
        for (; Environment.CpuUsage.TotalTime - start < WarmUpTime || warmUpRuns < 3; warmUpRuns++)
            run();
        int runs = Math.Max(1, (int)(warmUpRuns * (RoundTime / WarmUpTime)));
        double[] times = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            for (int i = 0; i < runs; i++)
                run();
            times[round] = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / runs;
        }
        Array.Sort(times);
        return times[Rounds / 2];
    }

    /// <summary>What one run allocates on average.</summary>
    public static double AllocatedBytes(Func<object> run)
    {
        const int runs = 100;
        run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < runs; i++)
            run();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)runs;
    }

    /// <summary>What one of many compiled templates keeps, its source not counted.</summary>
    public static double KeptBytes(Func<object> compile)
    {
        object[] kept = new object[KeptTemplates];
        kept[0] = compile();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 1; i < kept.Length; i++)
            kept[i] = compile();
        double bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)(kept.Length - 1);
        GC.KeepAlive(kept);
        return bytes;
    }
}
