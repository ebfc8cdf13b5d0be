namespace Haechi.OnlineSafety.ImageRemoval.Notices.Texts;

/// <summary>The notice in French.</summary>
internal static class FrenchNotice
{
    public static NoticeText Text { get; } = new()
    {
        Language = "fr",
        Subject = "[Demande de retrait] Images intimes publiées sans consentement (référence {0})",
        Greeting = "Madame, Monsieur,",
        Who = "Nous sommes {0}. Nous vous écrivons au nom de la personne représentée, à sa demande et avec son consentement.",
        Ask = "Les adresses ci-dessous semblent montrer des images intimes de cette personne, ou des copies de celles-ci, publiées sans son consentement. Nous vous demandons de retirer promptement ces contenus, leurs copies et leurs aperçus, ou d'en rendre l'accès impossible, et de prendre des mesures raisonnables pour qu'ils ne soient pas remis en ligne.",
        Addresses = "Adresses (la page où le contenu a été trouvé figure à la ligne suivante) :",
        Basis = "Fondement :",
        Bases = new Dictionary<Jurisdiction, string>
        {
            [Jurisdiction.Kr] = "Nous pensons que la publication peut relever de l'article 14 de la loi coréenne sur les dispositions spéciales relatives à la répression des infractions sexuelles, des articles 44-2 et 44-7 de la loi sur les réseaux d'information et de communication et de l'article 22-5 de la loi sur les télécommunications.",
            [Jurisdiction.Us] = "Nous pensons que la publication peut relever du TAKE IT DOWN Act des États-Unis (retrait sous 48 heures après une demande valable) et, si la personne est titulaire des droits d'auteur, de 17 U.S.C. § 512(c).",
            [Jurisdiction.Eu] = "La présente est une notification au titre de l'article 16 du règlement (UE) 2022/2065 (règlement sur les services numériques), faite de bonne foi, accompagnée d'une demande d'effacement au titre de l'article 17 du RGPD ; en France, les articles 226-1 et 226-2-1 du Code pénal peuvent en outre s'appliquer.",
            [Jurisdiction.Jp] = "Nous pensons que la publication peut relever de la loi japonaise sur les plateformes de diffusion de l'information et de la loi sur la prévention des dommages causés par la diffusion d'images sexuelles privées.",
            [Jurisdiction.Cn] = "Nous pensons que la publication peut relever des articles 1019, 1032 et 1195 du Code civil de la République populaire de Chine.",
            [Jurisdiction.Ru] = "Nous pensons que la publication peut relever des articles 152.1 et 152.2 du Code civil de la Fédération de Russie et de la loi fédérale n° 149-FZ.",
            [Jurisdiction.Other] = "La personne représentée n'a pas consenti à la publication, et nous pensons que vos propres conditions d'utilisation l'interdisent.",
        },
        Privacy = "Afin de protéger la vie privée de la personne, merci de ne pas publier cette demande et de ne rien communiquer à l'auteur de la mise en ligne qui permette de l'identifier. Ce message ne contient aucune image.",
        Answer = "Merci de répondre à ce message en indiquant ce que vous avez fait, ou pourquoi vous ne pouvez pas agir, avec la référence {0}.",
        Closing = "Veuillez agréer nos salutations distinguées,",
        Reminder = "Nous vous écrivons à nouveau, n'ayant pas reçu de réponse à notre demande du {0}.",
    };
}
