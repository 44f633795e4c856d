using System.Text;

namespace PlaybookRunner.Jinja;

/// <summary>Filler text for layouts: Jinja2's <c>lipsum</c>. The words are random; form and lengths are as documented.</summary>
internal static class LoremIpsum
{
    private static readonly string[] Words =
        ("a ac accumsan ad adipiscing aenean aliquam aliquet amet ante aptent arcu at auctor augue bibendum blandit class commodo condimentum congue consectetuer " +
        "consequat conubia convallis cras cubilia cum curabitur curae cursus dapibus diam dictum dictumst dignissim dis dolor donec dui duis egestas eget eleifend " +
        "elementum elit enim erat eros est et etiam eu euismod facilisi facilisis fames faucibus felis fermentum feugiat fringilla fusce gravida habitant hac " +
        "hendrerit hymenaeos iaculis id imperdiet in inceptos integer interdum ipsum justo lacinia lacus laoreet lectus leo libero ligula litora lobortis lorem " +
        "luctus maecenas magna magnis malesuada massa mattis mauris metus mi molestie mollis montes morbi mus nam nascetur natoque nec neque netus nibh nisi nisl " +
        "non nonummy nostra nulla nullam nunc odio orci ornare parturient pede pellentesque penatibus per pharetra phasellus placerat platea porta porttitor " +
        "posuere potenti praesent pretium primis proin pulvinar purus quam quis quisque rhoncus ridiculus risus rutrum sagittis sapien scelerisque sed sem semper " +
        "senectus sit sociis sociosqu sodales sollicitudin suscipit suspendisse taciti tellus tempor tempus tincidunt torquent tortor tristique turpis ullamcorper " +
        "ultrices ultricies urna ut varius vehicula vel velit venenatis vestibulum vitae vivamus viverra volutpat vulputate").Split(' ');

    public static object Generate(long paragraphs, bool html, long min, long max, JinjaContext context)
    {
        if (min >= max)
            throw PythonException.ValueError($"empty range in randrange({min}, {max})");
        var result = new List<string>();
        for (long i = 0; i < paragraphs; i++)
            result.Add(Paragraph(Random.Shared.NextInt64(min, max), context));
        return html
            ? new Markup(string.Join('\n', result.Select(text => $"<p>{text}</p>")))
            : string.Join("\n\n", result);
    }

    private static string Paragraph(long words, JinjaContext context)
    {
        var text = new StringBuilder();
        bool startsSentence = true;
        for (long i = 0; i < words; i++)
        {
            context.Step();
            if (i > 0)
                text.Append(' ');
            string word = Words[Random.Shared.Next(Words.Length)];
            text.Append(startsSentence ? char.ToUpperInvariant(word[0]) + word[1..] : word);
            startsSentence = Random.Shared.Next(10) == 0;
            if (startsSentence || i == words - 1)
                text.Append('.');
            else if (Random.Shared.Next(6) == 0)
                text.Append(',');
        }
        return text.ToString();
    }
}
