using System.IO.Compression;
using System.Text.Json;

namespace PlaybookRunner.Jinja.Tests.Vectors;

/// <summary>Reads files of recorded outcomes: one JSON object a line, gzipped or not.</summary>
internal static class VectorFile
{
    public static IEnumerable<JsonElement> Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0)
                yield return JsonDocument.Parse(line).RootElement;
    }
}
