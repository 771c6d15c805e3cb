import Market

extension EntryWords {
    static func zh(_ kind: OffPlatformKind) -> String {
        switch kind {
        case .contact: "站外联系方式"
        case .payment: "站外付款"
        case .elsewhere: "站外交易"
        case .link: "通向别处的链接"
        case .codePicture: "通向别处的二维码"
        }
    }

    static func en(_ kind: OffPlatformKind) -> String {
        switch kind {
        case .contact: "a way to talk elsewhere"
        case .payment: "paying elsewhere"
        case .elsewhere: "dealing elsewhere"
        case .link: "a link elsewhere"
        case .codePicture: "a code that leads elsewhere"
        }
    }
}
