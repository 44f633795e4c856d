namespace PlaybookRunner.Jinja;

/// <summary>Which Python type a CLR object stands for; what operators switch on.</summary>
internal enum Kind
{
    None,
    Bool,
    Int,
    BigInt,
    Float,
    Text,
    Markup,
    Bytes,
    List,
    Tuple,
    Dict,
    Set,
    Range,
    View,
    Generator,
    DateTime,
    Date,
    Time,
    Duration,
    Undefined,
    Other,
}
