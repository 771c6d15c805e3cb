import HTTPTypes
import Hummingbird
import Ledger
import Logging
import Market
import NIOCore

/// Where buyers pay: the page, and the same for programs that ask for JSON.
struct BankCounter: Sendable {
    let configuration: SandboxBank.Configuration
    let book: BankBook
    let courier: NoticeCourier
    let mood: BankMood
    let pages: BankPages
    let now: @Sendable () -> Timestamp
    let logger: Logger

    func add(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in front(request) }
        router.get("/health") { _, _ in "ok" }
        router.get("/bank.css") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/css; charset=utf-8", .cacheControl: "max-age=3600"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: BankPages.stylesheet)))
        }
        router.get("/pay") { request, _ in try await show(request, language: nil) }
        router.post("/pay") { request, _ in try await act(request, language: nil) }
        for language in PayPageLanguage.allCases {
            router.get("/\(language.rawValue)/pay") { request, _ in try await show(request, language: language) }
            router.post("/\(language.rawValue)/pay") { request, _ in try await act(request, language: language) }
        }
    }

    // MARK: The page

    private func front(_ request: Request) -> Response {
        html(.ok, pages.message(.about, language: browserLanguage(of: request)))
    }

    private func show(_ request: Request, language: PayPageLanguage?) async throws -> Response {
        try await mood.admit()
        do {
            let link = try verifiedLink(in: request)
            let payment = try await book.open(link)
            return answer(payment, link, to: request, language: language)
        } catch {
            return try refusal(error, to: request, language: language)
        }
    }

    /// Pays, or goes back without paying. The browser is sent to the shop either way.
    private func act(_ request: Request, language: PayPageLanguage?) async throws -> Response {
        try await mood.admit()
        do {
            let link = try verifiedLink(in: request)
            let choice = try await BuyersChoice(request, allowsMishaps: configuration.allowsMishaps)
            switch choice.act {
            case .cancel: return back(to: link, with: "waiting", transaction: nil, request)
            case .chargeback(let minor):
                let (payment, chargeback) = try await book.chargeBack(link, minor, at: now())
                let mishap = choice.mishap == .none ? await mood.mishap : choice.mishap
                _ = await courier.send(payment, chargeback, mishap: mishap)
                return back(to: link, with: "chargedback", transaction: payment.transaction, request)
            case .pay: break
            }
            let (payment, isNew) = try await book.pay(link, at: now())
            if isNew {
                let mishap = choice.mishap == .none ? await mood.mishap : choice.mishap
                _ = await courier.send(payment, mishap: mishap)
            }
            return back(to: link, with: "paid", transaction: payment.transaction, request)
        } catch {
            return try refusal(error, to: request, language: language)
        }
    }

    // MARK: Reading

    private func verifiedLink(in request: Request) throws(WireFault) -> PayLink {
        let bytes = Array((request.uri.query ?? "").utf8)
        let merchant = try PayLink.claimedMerchant(of: bytes)
        guard let key = configuration.merchants[merchant]?.key else { throw .forged }
        return try PayLink(opening: bytes, with: key)
    }

    private func wantsJSON(_ request: Request) -> Bool {
        let accept = request.headers[.accept] ?? ""
        return accept.contains("application/json") && !accept.contains("text/html")
    }

    /// Chinese unless the browser asks for English and not for Chinese before it.
    private func browserLanguage(of request: Request) -> PayPageLanguage {
        let wishes = (request.headers[.acceptLanguage] ?? "").lowercased().split(separator: ",")
        let first = wishes.first { wish in
            let tag = wish.drop { $0 == " " }
            return tag.hasPrefix("zh") || tag.hasPrefix("en")
        }
        return first?.drop { $0 == " " }.hasPrefix("en") == true ? .en : .zh
    }

    // MARK: Answering

    private func answer(
        _ payment: BankPayment, _ link: PayLink, to request: Request, language: PayPageLanguage?
    ) -> Response {
        let state =
            switch payment.phase {
            case .paid: PayPage.State.paid
            case .closed: PayPage.State.closed
            case .waiting: now() < link.order.expires ? PayPage.State.payable : PayPage.State.expired
            }
        if wantsJSON(request) { return json(.ok, link, state.rawValue, payment.transaction) }
        let page = PayPage(
            order: link.order, merchant: configuration.merchants[link.merchant]?.title, state: state,
            query: request.uri.query ?? "", language: language ?? link.order.language,
            offersMishaps: configuration.allowsMishaps,
            chargedBack: payment.chargebacks.isEmpty
                ? nil : Money(minor: payment.chargedBackMinor, currency: link.order.amount.currency),
            canChargeBack: payment.chargedBackMinor + payment.refundedMinor < link.order.amount.minor)
        return html(.ok, pages.pay(page), formTargets: "'self' \(link.order.returnURL.origin)")
    }

    private func back(
        to link: PayLink, with state: String, transaction: TransactionNumber?, _ request: Request
    ) -> Response {
        if wantsJSON(request) { return json(.ok, link, state, transaction) }
        return Response(status: .seeOther, headers: [.location: link.order.returnURL.text])
    }

    /// The words for a refusal. Throws what is none.
    private func refusal(_ error: any Error, to request: Request, language: PayPageLanguage?) throws -> Response {
        let status: HTTPResponse.Status
        let code: String
        let message: BankWords.Message
        switch error {
        case is WireFault: (status, code, message) = (.badRequest, "badLink", .badLink)
        case is BuyersChoice.Unreadable: (status, code, message) = (.badRequest, "badChoice", .badLink)
        case BankRefusal.otherOrder: (status, code, message) = (.conflict, "otherOrder", .otherOrder)
        case BankRefusal.expired: (status, code, message) = (.gone, "expired", .expired)
        case BankRefusal.closed: (status, code, message) = (.gone, "closed", .closed)
        case BankRefusal.moreThanLeft, BankRefusal.notPaid:
            (status, code, message) = (.conflict, "moreThanLeft", .moreThanLeft)
        default: throw error
        }
        if wantsJSON(request) { return json(status, #"{"error":"\#(code)"}"#) }
        return html(status, pages.message(message, language: language ?? browserLanguage(of: request)))
    }

    private func html(_ status: HTTPResponse.Status, _ text: String, formTargets: String = "'self'") -> Response {
        Response(
            status: status,
            headers: [
                .contentType: "text/html; charset=utf-8",
                .contentSecurityPolicy: BankHeaders<BasicRequestContext>.policy(formTargets: formTargets),
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// Every value was checked to be letters, digits and a few marks that JSON takes as they are.
    private func json(
        _ status: HTTPResponse.Status, _ link: PayLink, _ state: String, _ transaction: TransactionNumber?
    ) -> Response {
        let number = transaction.map { #""\#($0)""# } ?? "null"
        let order = link.order
        return json(
            status,
            #"{"payment":"\#(order.payment)","state":"\#(state)","transaction":\#(number),"#
                + #""amountMinor":"\#(order.amount.minor)","currency":"\#(order.amount.currency.code)","#
                + #""returnURL":"\#(order.returnURL)"}"#)
    }

    private func json(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// What the buyer chose on the page: to pay, with which mishap, or to go back. An empty body pays. Where the bank misbehaves on
/// demand, the payer's own bank can take the money back as well.
struct BuyersChoice {
    let act: Act
    let mishap: Mishap

    enum Act: Equatable {
        case pay, cancel
        /// So much is taken back; all that is left where that is nil.
        case chargeback(minor: Int64?)
    }

    struct Unreadable: Error {}

    /// Throws: `Unreadable`.
    init(_ request: Request, allowsMishaps: Bool) async throws {
        let form: CanonicalForm
        do {
            form = try CanonicalForm(parsing: Array(try await request.body.collect(upTo: 1_024).readableBytesView))
        } catch {
            throw Unreadable()
        }
        var (act, minor): (Act, Int64?) = (.pay, nil)
        var mishap = Mishap.none
        for field in form.fields {
            switch (field.name, field.value) {
            case ("act", "pay"): act = .pay
            case ("act", "cancel"): act = .cancel
            case ("act", "chargeback") where allowsMishaps: act = .chargeback(minor: nil)
            case ("amount", ""): minor = nil
            case ("amount", let text):
                guard let typed = YuanText.minor(text[...]), typed > 0 else { throw Unreadable() }
                minor = typed
            case ("mishap", let name):
                guard let chosen = Mishap(rawValue: name), chosen == .none || (allowsMishaps && chosen.isForOnePayment)
                else { throw Unreadable() }
                mishap = chosen
            default: throw Unreadable()
            }
        }
        self.act = act == .chargeback(minor: nil) ? .chargeback(minor: minor) : act
        self.mishap = mishap
    }
}
