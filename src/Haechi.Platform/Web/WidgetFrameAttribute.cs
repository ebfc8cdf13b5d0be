namespace Haechi.Platform.Web;

/// <summary>On a page: the sites of <c>web.widget_origins</c> may show it in a frame. Every other page refuses to be framed.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WidgetFrameAttribute : Attribute;
