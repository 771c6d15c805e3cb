import Market

/// The payouts that are not over: to be approved, to be made by hand, on their way.
struct PayoutDeskPage: Page {
    static let template = "Desk/payouts"

    /// One payout, with what the reader can do about it.
    struct Row: Sendable {
        let id: String
        /// `¥62,000.00 · 林晚`.
        let what: String
        let badge: Badge
        let facts: [Fact]
        /// What keeps the reader from acting, or who acted first; nil where nothing is to be said.
        let hint: String?
        /// Why its provider did not make it yet; nil where nothing went wrong.
        let error: String?
        /// When its provider is asked next; nil where it is not.
        let next: Moment?
        /// Where its provider is asked again at once; nil where it is not, or was not yet.
        let retryPath: String?
        let approvePath: String?
        let declinePath: String?
        /// Where the whole account is shown.
        let accountPath: String?
        /// Where the reader says that it was made by hand.
        let confirmPath: String?
    }

    let title: String
    let tabs: [DeskTab]
    let rule: String
    let payouts: [Row]
    let isEmpty: Bool
    let paging: Paging?
    let refusal: RefusalNote?

    var place: MenuPlace? { .desk }
}

/// Where a payout goes that is made by hand, in this one answer.
struct PayoutDestinationPage: Page {
    static let template = "Desk/payout-account"

    let title: String
    let facts: [Fact]
    /// The card's digits, or the Alipay account.
    let number: String
    let deskPath: String

    var place: MenuPlace? { .desk }
}

extension PayoutDestinationPage {
    init(_ destination: PayoutDestination, amount: String, _ language: Language) {
        self.init(
            title: language.say("desk.payout.account.title"),
            facts: [
                Fact(label: language.say("desk.amount"), value: amount),
                Fact(label: language.say("accounts.kind"), value: language.say("accounts.kind.\(destination.kind.rawValue)")),
                Fact(label: language.say("accounts.holder"), value: destination.holder),
                destination.bank.isEmpty ? nil : Fact(label: language.say("accounts.bank"), value: destination.bank),
            ].compactMap { $0 },
            number: destination.number, deskPath: PayoutDeskRoutes.path)
    }
}
