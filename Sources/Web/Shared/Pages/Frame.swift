import Market

/// What surrounds every page. Templates see stored properties only, so what they ask is worked out at the start.
struct Frame: Sendable {
    /// The colours the reader chose.
    enum Theme: String, Sendable {
        case auto
        case light
        case dark
    }

    /// Who is signed in.
    struct Account: Sendable {
        let id: String
        let name: String
        /// The first letter of the name, for the small disc.
        let initial: String
        /// Trades that wait for this member; nil if none.
        let waiting: String?
        /// What others have said that this member has not been shown; nil if nothing.
        let unread: String?
        /// Notices that this member has not been shown; nil if none.
        let notices: String?
        /// Whether the desk of the staff is open to this member.
        let isStaff: Bool

        init(_ session: Session) {
            id = session.memberID
            name = session.displayName
            initial = session.displayName.first.map(String.init) ?? "·"
            waiting =
                switch session.waitingCount {
                case ...0: nil
                case ..<100: String(session.waitingCount)
                default: "99+"
                }
            unread =
                switch session.unreadCount {
                case ...0: nil
                case ..<1_000: String(session.unreadCount)
                default: "999+"
                }
            notices =
                switch session.noticeCount {
                case ...0: nil
                case ..<1_000: String(session.noticeCount)
                default: "999+"
                }
            isStaff = session.roles.may(.openDesk)
        }
    }

    let language: Language
    /// For the `lang` attribute.
    let lang: String
    let isChinese: Bool
    let title: String
    let account: Account?
    /// The form token.
    let csrf: String
    /// A value that names one sending of a form of this page, so that a form sent twice is carried out once.
    let once = Token.random()
    /// The address of this page, encoded as the value of `back`.
    let back: String
    /// The value of `data-theme`.
    let theme: String
    let isDark: Bool
    let isLight: Bool
    /// A sentence to be shown once.
    let flash: String?
    /// What stands in the search box.
    let search: String
    let inMarket: Bool
    let inTrades: Bool
    let inSelling: Bool
    let inWallet: Bool
    let inDesk: Bool
    /// Whether the money is play money.
    let isPlayMoney: Bool
    /// `时间按北京时间（Asia/Shanghai）显示`.
    let zone: String

    init(
        language: Language, title: String, session: Session?, csrf: String, path: String, theme: Theme,
        flash: String?, search: String, place: MenuPlace?, isPlayMoney: Bool = false
    ) {
        self.language = language
        lang = language.tag
        isChinese = language == .zh
        self.title = title
        account = session.map(Account.init)
        self.csrf = csrf
        back = PercentCoding.encode(path)
        self.theme = theme.rawValue
        isDark = theme == .dark
        isLight = theme == .light
        self.flash = flash
        self.search = search
        inMarket = place == .market
        inTrades = place == .trades
        inSelling = place == .selling
        inWallet = place == .wallet
        inDesk = place == .desk
        self.isPlayMoney = isPlayMoney
        zone = language.say("clocks.zone", ["zone": ReaderZone.current.name(language)])
    }
}
