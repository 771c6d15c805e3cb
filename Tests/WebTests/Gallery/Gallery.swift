import Market
import Service

@testable import Web

/// All pages with believable data, by name.
struct Gallery {
    let samples: Samples
    init(_ language: Language) { samples = Samples(language: language) }

    var pages: [(name: String, page: any Page)] {
        let s = samples
        let language = s.language
        return [
            ("market", s.market(search: false)), ("market-search", s.market(search: true)), ("market-empty", s.marketEmpty),
            ("compare", s.compare), ("compare-too-few", s.compareTooFew),
            ("price-context", s.priceContext((1...40).map { $0 * $0 * 100 })),
            ("price-context-few", s.priceContext([9_900, 19_900, 20_000, 128_000])), ("price-context-none", s.priceContext([])),
            ("listing", s.listing(isOwn: false)), ("listing-own", s.listing(isOwn: true)),
            ("listing-preview", s.preview), ("category-choice", s.categories),
            ("listing-form", s.listingForm(refused: false)), ("listing-form-refused", s.listingForm(refused: true)),
            ("findings", FindingsPage(title: language.say("claims.title"), findings: s.findings(hasForm: false))),
            ("deposit-facts", s.depositFacts(.done(.read(s.foundFacts, s.foundPlaces)))),
            ("deposit-facts-reading", s.depositFacts(.reading(bytesRead: 9_000_000, ofBytes: 31_000_000, files: 412))),
            ("deposit-facts-bomb", s.depositFacts(.done(.unread(.init(.ratioTooHigh, limit: 200))))), ("changes", s.changes),
            ("selling", s.selling(empty: false)), ("selling-empty", s.selling(empty: true)),
            ("register", RegisterPage(language, back: "/")),
            (
                "register-refused",
                RegisterPage(
                    language, typed: Form([.init(name: "name", value: "李")]),
                    refused: .fields([FieldProblem("password", "missing"), FieldProblem("displayName", "missing")]), back: "/")
            ),
            ("sign-in", SignInPage(language, back: "/")),
            ("sign-in-key", SignInPage(language, back: "/", site: RelyingParty(origin: "https://chengxu.example"))),
            ("passkeys", s.passkeys(empty: false)), ("passkeys-none", s.passkeys(empty: true)),
            ("prepared", s.prepared(stuck: false)),
            ("prepared-stuck", s.prepared(stuck: true)), ("receipt", s.receipt(signed: false)),
            ("receipt-signed", s.receipt(signed: true)), ("contract", s.contract), ("account", s.account),
            ("data", s.data(requested: false)), ("data-requested", s.data(requested: true)), ("member", s.member),
            ("member-ratings", s.memberRatings),
            ("statistics", s.statistics),
            ("trades", s.trades(empty: false)), ("trades-empty", s.trades(empty: true)),
            ("notices", s.notices(empty: false)), ("notices-empty", s.notices(empty: true)),
            ("trade", s.trade()), ("trade-refused", s.trade(refused: true)),
            ("terms-form", s.termsForm), ("versions", s.versions), ("agreement-confirm", s.agreement(confirming: true)),
            ("agreement", s.agreement(confirming: false)),
            ("deals", s.deals), ("deals-empty", s.dealsEmpty), ("deal-form", s.dealForm), ("deal-drawn", s.dealDrawn(again: false)),
            ("deal-drawn-again", s.dealDrawn(again: true)), ("deal-visitor", s.deal(.visitor)), ("deal-member", s.deal(.member)),
            ("deal-own", s.deal(.seller)),
            ("dispute", s.dispute), ("dispute-form", s.disputeForm),
            ("after-sales", s.afterSales), ("deletion", s.deletion),
            ("after-sales-list", s.afterSalesList(empty: false)), ("after-sales-none", s.afterSalesList(empty: true)),
            ("questions", s.questions(empty: false)), ("questions-none", s.questions(empty: true)), ("wordings", s.wordings),
            ("hold", s.hold), ("payment", s.payment), ("payment-waiting", s.paymentReturn(paid: false)),
            ("payment-paid", s.paymentReturn(paid: true)),
            ("delivery-form", s.deliveryForm(ofFiles: true)), ("handover-form", s.deliveryForm(ofFiles: false)),
            ("downloads", s.locker), ("secret", s.secret), ("rating", s.rating(given: false)),
            ("rating-given", s.rating(given: true)),
            ("wallet", s.wallet(empty: false)), ("wallet-empty", s.wallet(empty: true)), ("ledger", s.ledger),
            ("payout-accounts", s.payoutAccounts), ("payouts", s.payouts), ("payout-receipt", s.payoutReceipt),
            ("statement", s.statement), ("giving-back", s.givingBack),
            ("bundle", s.bundle), ("proof", s.proof), ("log", s.log), ("protection", ProtectionPage(language)),
            ("desk", s.desk(empty: false)), ("desk-empty", s.desk(empty: true)), ("desk-staff", s.staff),
            ("desk-ratings", s.ratingsDesk),
            ("reconciliation", s.reconciliation(refused: false)), ("reconciliation-refused", s.reconciliation(refused: true)),
            ("bill", s.bill(empty: false)), ("bill-empty", s.bill(empty: true)), ("money", s.money(empty: false)),
            ("money-none", s.money(empty: true)),
            ("desk-deeds", s.deeds(empty: false)), ("desk-deeds-none", s.deeds(empty: true)),
            ("desk-outbox", s.outbox(empty: false)), ("desk-outbox-none", s.outbox(empty: true)),
            ("desk-payouts", s.payoutDesk(empty: false)), ("desk-payouts-none", s.payoutDesk(empty: true)),
            ("desk-payout-account", s.payoutDestination),
            ("desk-chargebacks", s.chargebacks(empty: false)), ("desk-chargebacks-none", s.chargebacks(empty: true)),
            ("payment-code", s.paymentCode(playMoney: false)), ("payment-code-play", s.paymentCode(playMoney: true)),
            ("account-record", s.record(empty: false)), ("account-record-none", s.record(empty: true)),
            ("complaints", s.complaints(empty: false)), ("complaints-none", s.complaints(empty: true)),
            ("complaint-form", s.complaintForm(refused: false)), ("complaint-form-refused", s.complaintForm(refused: true)),
            ("complaint", s.complaint(staff: false)), ("complaint-staff", s.complaint(staff: true)),
            ("desk-complaints", s.complaintsDesk(empty: false)), ("desk-complaints-none", s.complaintsDesk(empty: true)),
            ("desk-moderation", s.moderation(empty: false)), ("desk-moderation-refused", s.moderation(empty: true)),
            ("account-record-restrained", s.restrainedRecord),
            ("identity", s.identity(waiting: false)), ("identity-waiting", s.identity(waiting: true)),
            ("desk-identities", s.identitiesDesk(empty: false)), ("desk-identities-none", s.identitiesDesk(empty: true)),
            ("desk-identity", s.identityDesk(looked: true)), ("desk-identity-unseen", s.identityDesk(looked: false)),
            ("conversation-search", s.conversationSearch), ("record-form", s.recordForm),
            ("case-brief", s.caseBrief), ("disputes-desk", s.disputeQueue(empty: false)),
            ("disputes-desk-none", s.disputeQueue(empty: true)), ("dispute-room", s.disputeRoom(sealed: false)),
            ("dispute-room-sealed", s.disputeRoom(sealed: true)), ("rulings", s.publishedRulings(empty: false)),
            ("rulings-none", s.publishedRulings(empty: true)), ("ruling", s.publishedRuling),
            ("mail-none", s.mail(nil)), ("mail", s.mail(0)), ("mail-bounced", s.mail(1)), ("mail-stopped", s.mail(3)),
            ("mail-link", s.mailLink(done: false)), ("mail-link-done", s.mailLink(done: true)),
            ("absence", s.absence(announced: true)), ("absence-none", s.absence(announced: false)),
            ("notices-asking", s.noticesAsking), ("listing-away", s.listingAway), ("trade-waiting", s.tradeWaiting),
            ("absence-warned", s.absenceWarned), ("deal-away", s.dealAway), ("trade-masked", s.tradeMasked),
            ("account-protection", s.sellerProtection(whole: false)), ("account-protection-new", s.sellerProtection(whole: true)),
            ("refused", RefusedPage(.notFound, language)),
            ("refused-fields", RefusedPage(.fields([FieldProblem("price", "notAnAmount")]), language)),
            ("failure", FailurePage(title: language.say("failure.title"), reference: "q3ZtB81x")),
        ]
    }

    func frame(_ page: any Page, signedIn: Bool = true) -> Frame {
        Frame(
            language: samples.language, title: page.title,
            session: signedIn ? session : nil, csrf: "token",
            path: "/", theme: .auto, flash: nil, search: page.search, place: page.place, isPlayMoney: true)
    }

    private var session: Web.Session {
        var session = Web.Session(memberID: "m_lilei", displayName: samples.buyer.name, roles: [.operator], waitingCount: 2)
        session.unreadCount = 3
        return session
    }
}
