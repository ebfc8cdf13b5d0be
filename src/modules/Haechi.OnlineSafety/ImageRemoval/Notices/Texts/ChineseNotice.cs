namespace Haechi.OnlineSafety.ImageRemoval.Notices.Texts;

/// <summary>The notice in Chinese.</summary>
internal static class ChineseNotice
{
    public static NoticeText Text { get; } = new()
    {
        Language = "zh",
        Subject = "【删除请求】请求删除未经同意传播的私密影像（编号 {0}）",
        Greeting = "尊敬的负责人：",
        Who = "我们是{0}。受影像中当事人的委托并经其同意，代其与贵方联系。",
        Ask = "以下网址疑似载有未经当事人同意传播的私密影像或其复制件。请贵方及时删除或断开相关内容、复制件及预览，并采取合理措施防止同一影像再次上传。",
        Addresses = "网址（下一行为发现该内容的页面）：",
        Basis = "依据：",
        Bases = new Dictionary<Jurisdiction, string>
        {
            [Jurisdiction.Kr] = "我们认为该传播可能涉及韩国《性暴力犯罪处罚特例法》第14条、《信息通信网法》第44条之2和第44条之7、《电气通信事业法》第22条之5。",
            [Jurisdiction.Us] = "我们认为该传播可能涉及美国《TAKE IT DOWN法》（适用平台应在收到有效请求后48小时内删除）；如当事人为著作权人，亦可能涉及《美国法典》第17编第512(c)条。",
            [Jurisdiction.Eu] = "本函为依据欧盟《数字服务法》（(EU) 2022/2065号条例）第16条提交的通知，并依据《通用数据保护条例》第17条请求删除。",
            [Jurisdiction.Jp] = "我们认为该传播可能涉及日本《信息流通平台应对法》及《防止因提供私密性影像记录而造成损害法》。",
            [Jurisdiction.Cn] = "我们认为该传播可能涉及《中华人民共和国民法典》第一千零一十九条、第一千零三十二条，并依据第一千一百九十五条发出通知，请采取删除、屏蔽、断开链接等必要措施。",
            [Jurisdiction.Ru] = "我们认为该传播可能涉及《俄罗斯联邦民法典》第152.1条、第152.2条及第149-FZ号联邦法。",
            [Jurisdiction.Other] = "该内容的发布未经当事人同意，我们认为亦为贵网站使用条款所禁止。",
        },
        Privacy = "为保护当事人隐私，请勿公开本请求，也勿向上传者透露可能识别当事人的信息。本邮件不含任何影像。",
        Answer = "请注明编号 {0}，回复本邮件告知处理结果或无法处理的理由。",
        Closing = "此致敬礼",
        Reminder = "我们于{0}发出的请求尚未收到答复，特此再次联系。",
    };
}
