namespace Haechi.OnlineSafety.ImageRemoval.Notices.Texts;

/// <summary>The notice in English.</summary>
internal static class EnglishNotice
{
    public static NoticeText Text { get; } = new()
    {
        Language = "en",
        Subject = "[Takedown request] Intimate imagery published without consent (reference {0})",
        Greeting = "Dear Sir or Madam,",
        Who = "We are {0}. We write on behalf of the person shown, at that person's request and with their consent.",
        Ask = "The addresses below appear to show intimate imagery of that person, or copies of it, published without consent. We ask you to remove these items, their copies and previews without delay or to disable access to them, and to take reasonable steps so that the same imagery is not uploaded again.",
        Addresses = "Addresses (the page on which an item was found is on the line below it):",
        Basis = "Basis:",
        Bases = new Dictionary<Jurisdiction, string>
        {
            [Jurisdiction.Kr] = "We believe that the publication may fall under article 14 of Korea's Act on Special Cases concerning the Punishment of Sexual Crimes, articles 44-2 and 44-7 of the Information and Communications Network Act, and article 22-5 of the Telecommunications Business Act.",
            [Jurisdiction.Us] = "We believe that the publication may fall under the TAKE IT DOWN Act (Pub. L. 119-12), under which covered platforms remove such imagery within 48 hours of a valid request; and, where the person holds the copyright, under 17 U.S.C. § 512(c).",
            [Jurisdiction.Eu] = "This is a notice under article 16 of Regulation (EU) 2022/2065 (Digital Services Act), which we submit in the good-faith belief that it is accurate and complete, together with a request for erasure under article 17 of Regulation (EU) 2016/679.",
            [Jurisdiction.Jp] = "We believe that the publication may fall under Japan's Information Distribution Platform Act and its Act on Prevention of Damage by Provision of Private Sexual Image Records.",
            [Jurisdiction.Cn] = "We believe that the publication may fall under articles 1019, 1032 and 1195 of the Civil Code of the People's Republic of China.",
            [Jurisdiction.Ru] = "We believe that the publication may fall under articles 152.1 and 152.2 of the Civil Code of the Russian Federation and Federal Law No. 149-FZ.",
            [Jurisdiction.Other] = "The person shown did not consent to the publication, and we believe that your own terms of use forbid it.",
        },
        Privacy = "To protect the person's privacy, please do not publish this request and tell the uploader nothing from which the person could be identified. This message contains no imagery.",
        Answer = "Please reply to this message with what you did, or why you cannot, and give the reference {0}.",
        Closing = "Yours faithfully,",
        Reminder = "We write again because we have had no answer to our request of {0}.",
    };
}
