import Market
import Service

/// One connection that makes one whole trade after another, each step as its own request.
///
/// Buyer and seller speak over the same connection with their own tokens, and the bank's notification comes over it too: 64
/// connections are 64 requests under way.
final class TradeLine {
    /// What all lines of a run share.
    final class Tally {
        var latencies = [Latencies](repeating: Latencies(), count: Step.allCases.count)
        var tradesLeft: Int
        var tradesDone = 0
        var answerBytes = 0
        /// An answer as it came, for comparison with a bare server.
        var sampleBody: [UInt8] = []
        var lastTrade = ""

        init(trades: Int) { tradesLeft = trades }
    }

    private let line: Line
    private let stall: Stall
    private let bank: Bank
    private let tally: Tally
    private let last: Step
    private let onIdle: () -> Void

    private var step = Step.enquiry
    private var sentAt: Int64 = 0
    private var trade = ""
    private var document = ""
    private var notice: (path: String, form: String) = ("", "")
    private var manifest = ""

    /// - Parameter last: the step with which each trade ends.
    init(_ line: Line, stall: Stall, bank: Bank, tally: Tally, last: Step, onIdle: @escaping () -> Void) {
        self.line = line
        self.stall = stall
        self.bank = bank
        self.tally = tally
        self.last = last
        self.onIdle = onIdle
        // Held by its socket until there is nothing left to do.
        line.onMessage = { [self] in try take($0) }
        line.onEnd = { throw MessageReader.Malformed(what: "the server closed the connection") }
    }

    /// Begins the next trade, if one is left.
    func begin() throws {
        guard tally.tradesLeft > 0 else {
            line.onMessage = { _ in }
            return onIdle()
        }
        tally.tradesLeft -= 1
        step = .enquiry
        try ask()
    }

    private func ask() throws {
        let request = try request()
        sentAt = nanoseconds()
        try line.send(request)
    }

    private func request() throws -> [UInt8] {
        let (buyer, seller) = (stall.buyerToken, stall.sellerToken)
        let path = "/trades/\(trade)"
        switch step {
        case .enquiry: return Request.json("POST", "/listings/\(stall.listing)/enquiries", token: buyer, "{}")
        case .buyerMessage:
            return Request.json("POST", path + "/messages", token: buyer, #"{"text":"您好，支持 PostgreSQL 吗？部署要多久？"}"#)
        case .sellerMessage:
            return Request.json("POST", path + "/messages", token: seller, #"{"text":"支持，按文档半小时可以装好。"}"#)
        case .standardTerms: return Request.json("POST", path + "/standard-terms", token: buyer, "{}")
        case .confirmation:
            return Request.json(
                "POST", path + "/confirmations", token: buyer,
                #"{"proposal":1,"document":"\#(document)","ticks":["licence","acceptanceBySilence","returnsExcluded","defect-1"],\#(try proof(of: document))}"#
            )
        case .payment: return Request.json("POST", path + "/payments", token: buyer, "{}")
        case .notification: return Request.notice(notice.path, notice.form)
        case .delivery:
            return Request.json(
                "POST", path + "/deliveries", token: seller, #"{"files":["\#(stall.file)"],"note":"请查收"}"#)
        case .download: return Request.json("GET", path + "/files/\(stall.file)", token: buyer)
        case .receipt:
            return Request.json(
                "POST", path + "/receipt", token: buyer, #"{"manifest":"\#(manifest)",\#(try proof(of: manifest))}"#)
        case .acceptance: return Request.json("POST", path + "/acceptance", token: buyer, "{}")
        case .buyerRating:
            return Request.json("POST", path + "/rating", token: buyer, #"{"score":"good","text":"与描述一致"}"#)
        case .sellerRating:
            return Request.json("POST", path + "/rating", token: seller, #"{"score":"good","text":"爽快"}"#)
        case .bundle: return Request.json("GET", path + "/bundle.zip", token: buyer)
        }
    }

    /// The buyer's signature of a document, as members of a JSON object.
    private func proof(of document: String) throws -> String {
        guard let digest = Digest(rawValue: document) else { throw MessageReader.Malformed(what: "the hash \(document)") }
        let assertion = try stall.buyerKey.assertion(challenge: SoftwarePasskey.challenge(of: digest))
        return assertion.fields.map { #""\#($0.name)":"\#($0.value)""# }.joined(separator: ",")
    }

    private func take(_ answer: MessageReader.Message) throws {
        tally.latencies[step.rawValue].add(nanoseconds() - sentAt)
        tally.answerBytes += answer.bodyBytes
        guard answer.status == 200 || answer.status == 201 else {
            let body = String(decoding: answer.body.prefix(500), as: UTF8.self)
            throw MessageReader.Malformed(what: "\(step) was answered \(answer.firstLine): \(body)")
        }
        switch step {
        case .enquiry: trade = try answer.text("trade")
        case .standardTerms: document = try answer.text("document")
        case .payment: notice = try bank.pay(try answer.text("payURL"))
        case .delivery: manifest = try answer.text("manifest")
        case .buyerMessage: if tally.sampleBody.isEmpty { tally.sampleBody = answer.body }
        case .sellerMessage, .confirmation, .notification, .download, .receipt, .acceptance, .buyerRating, .sellerRating,
            .bundle:
            break
        }
        guard step != last, let next = Step(rawValue: step.rawValue + 1) else {
            tally.tradesDone += 1
            tally.lastTrade = trade
            return try begin()
        }
        step = next
        try ask()
    }
}
