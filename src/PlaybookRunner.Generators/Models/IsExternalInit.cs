namespace System.Runtime.CompilerServices;

// Records need it, and the framework that analyzers target lacks it.
internal static class IsExternalInit;
