namespace Haechi.OnlineSafety.ImageRemoval.Notices.Texts;

/// <summary>The notice in Spanish.</summary>
internal static class SpanishNotice
{
    public static NoticeText Text { get; } = new()
    {
        Language = "es",
        Subject = "[Solicitud de retirada] Imágenes íntimas publicadas sin consentimiento (referencia {0})",
        Greeting = "A quien corresponda:",
        Who = "Somos {0}. Escribimos en nombre de la persona que aparece en las imágenes, a petición suya y con su consentimiento.",
        Ask = "En las direcciones siguientes parecen mostrarse imágenes íntimas de esa persona, o copias de ellas, publicadas sin su consentimiento. Les pedimos que retiren sin demora esos contenidos, sus copias y vistas previas, o que impidan el acceso a ellos, y que tomen medidas razonables para que no vuelvan a subirse.",
        Addresses = "Direcciones (en la línea siguiente, la página en la que se encontró):",
        Basis = "Fundamento:",
        Bases = new Dictionary<Jurisdiction, string>
        {
            [Jurisdiction.Kr] = "Consideramos que la publicación puede estar comprendida en el artículo 14 de la Ley coreana sobre casos especiales de castigo de delitos sexuales, los artículos 44-2 y 44-7 de la Ley de redes de información y comunicaciones y el artículo 22-5 de la Ley de telecomunicaciones de Corea.",
            [Jurisdiction.Us] = "Consideramos que la publicación puede estar comprendida en la TAKE IT DOWN Act de los Estados Unidos (retirada en 48 horas desde una solicitud válida) y, si la persona es titular de los derechos de autor, en 17 U.S.C. § 512(c).",
            [Jurisdiction.Eu] = "Esta es una notificación conforme al artículo 16 del Reglamento (UE) 2022/2065 (Reglamento de Servicios Digitales), presentada de buena fe, junto con una solicitud de supresión conforme al artículo 17 del RGPD; en España puede ser aplicable además el artículo 197.7 del Código Penal.",
            [Jurisdiction.Jp] = "Consideramos que la publicación puede estar comprendida en la ley japonesa de plataformas de distribución de información y en la ley de prevención de daños por difusión de imágenes sexuales privadas.",
            [Jurisdiction.Cn] = "Consideramos que la publicación puede estar comprendida en los artículos 1019, 1032 y 1195 del Código Civil de la República Popular China.",
            [Jurisdiction.Ru] = "Consideramos que la publicación puede estar comprendida en los artículos 152.1 y 152.2 del Código Civil de la Federación de Rusia y en la Ley federal n.º 149-FZ.",
            [Jurisdiction.Other] = "La persona que aparece no consintió la publicación y creemos que sus propias condiciones de uso la prohíben.",
        },
        Privacy = "Para proteger la intimidad de la persona, no publiquen esta solicitud ni comuniquen a quien subió el contenido nada que permita identificarla. Este mensaje no contiene imágenes.",
        Answer = "Les rogamos que respondan a este mensaje indicando lo que han hecho, o por qué no pueden hacerlo, con la referencia {0}.",
        Closing = "Atentamente,",
        Reminder = "Volvemos a escribirles porque no hemos recibido respuesta a nuestra solicitud del {0}.",
    };
}
