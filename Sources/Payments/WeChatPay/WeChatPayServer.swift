import Market
import NIOHTTP1

/// WeChat Pay's server: one signed question and its verified answer.
struct WeChatPayServer: Sendable {
    let configuration: WeChatPayConfiguration
    let keys: WeChatPayKeys
    let now: @Sendable () -> Timestamp

    /// What the server said, verifiably.
    enum Answer {
        case well([UInt8])
        /// It will not. The code is its own.
        case refused(status: Int, code: String)

        /// Throws: `refused`.
        func body() throws(GatewayFailure) -> [UInt8] {
            switch self {
            case .well(let body): return body
            case .refused(_, let code): throw .refused(code: code)
            }
        }
    }

    /// Throws: the failures of a call; `forged` for a 2xx without a valid signature, `serverError` for any other answer without
    /// one, `unavailable` where asking again may help.
    func ask(_ method: HTTPMethod, _ path: String, _ content: (any Encodable)? = nil) async throws(GatewayFailure)
        -> Answer
    {
        let body = content.map { JSONText.bytes($0) } ?? []
        let reply = try await send(method, path, body)
        do throws(GatewayFailure) {
            try await verify(reply)
        } catch {
            // What nobody signed says no more than that the server is not well.
            if case .forged = error, !(200..<300).contains(reply.status) { throw .serverError(status: reply.status) }
            throw error
        }
        return try answer(reply)
    }

    /// Fetches WeChat Pay's certificates. Throws: as `ask`, `malformed`.
    func fetchCertificates() async throws(GatewayFailure) {
        let reply = try await send(.GET, "/v3/certificates", [])
        guard (200..<300).contains(reply.status) else { throw .serverError(status: reply.status) }
        // The answer is signed with one of the keys that stand in it. Those were encrypted with a key that only WeChat Pay and
        // we have; only with that proof is the signature worth checking.
        let list = try JSONText.read(WeChatPayCertificates.self, from: reply.body)
        let entries = try list.entries(configuration.apiKey)
        guard let signature = WeChatPaySignature(reply.headers), signature.isFresh(at: now()) else { throw .forged }
        let listed = entries[signature.serial].flatMap { $0.validMs.contains(now().ms) ? $0.key : nil }
        guard let key = listed ?? keys.key(signature.serial, at: now()),
            signature.isGenuine(over: reply.body, by: key)
        else { throw .forged }
        keys.add(entries, at: now())
    }

    /// The bytes of a bill's file, whose address a verified answer gave. They are not signed: the answer had their hash.
    ///
    /// Throws: `malformed` for an address elsewhere, and the failures of a call.
    func fetch(_ bill: WeChatPayBillPlace) async throws(GatewayFailure) -> [UInt8] {
        guard bill.address.hasPrefix(configuration.server.origin + "/"), WebAddress(bill.address) != nil else {
            throw .malformed("download_url")
        }
        let path = String(bill.address.dropFirst(configuration.server.origin.count))
        let headers: HTTPHeaders = [
            "accept": "application/json", "user-agent": "chengxu",
            "authorization": WeChatPayAuthorization.text(.GET, path, [], configuration, at: now()),
        ]
        return try await GatewayCall(timeoutMs: GatewayBills.fetchTimeoutMs).fetch(bill.address, headers: headers)
    }

    /// The key of that serial number, fetched if it is not known yet. Nil if there is none.
    func key(_ serial: String) async throws(GatewayFailure) -> RSAVerifyingKey? {
        if let key = keys.key(serial, at: now()) { return key }
        guard !serial.hasPrefix("PUB_KEY_ID_"),
            let flight = keys.flight(pauseMs: configuration.fetchPauseMs, at: now(), { Task { await fetch() } })
        else { return nil }
        try await flight.value.get()
        return keys.key(serial, at: now())
    }

    private func fetch() async -> Result<Void, GatewayFailure> {
        defer { keys.land() }
        do throws(GatewayFailure) {
            return .success(try await fetchCertificates())
        } catch {
            return .failure(error)
        }
    }

    // MARK: The wire

    private func send(
        _ method: HTTPMethod, _ path: String, _ body: [UInt8]
    ) async throws(GatewayFailure) -> GatewayCall.Reply {
        var headers: HTTPHeaders = [
            "accept": "application/json", "content-type": "application/json", "user-agent": "chengxu",
            "authorization": WeChatPayAuthorization.text(method, path, body, configuration, at: now()),
        ]
        // Says with which of its keys WeChat Pay is to sign.
        if let publicKey = configuration.publicKey { headers.add(name: "Wechatpay-Serial", value: publicKey.id) }
        return try await GatewayCall(timeoutMs: configuration.timeoutMs).send(
            GatewayCall.Question(
                method: method, address: configuration.server.appending(path: path), headers: headers, body: body),
            answerBytesMax: WeChatPayLimits.answerBytesMax)
    }

    /// Throws: `forged`, and what fetching a key throws.
    private func verify(_ reply: GatewayCall.Reply) async throws(GatewayFailure) {
        guard let signature = WeChatPaySignature(reply.headers), signature.isFresh(at: now()),
            let key = try await key(signature.serial), signature.isGenuine(over: reply.body, by: key)
        else { throw .forged }
    }

    private func answer(_ reply: GatewayCall.Reply) throws(GatewayFailure) -> Answer {
        guard !(200..<300).contains(reply.status) else { return .well(reply.body) }
        let code = ProviderCode.text(try JSONText.read(WeChatPayError.self, from: reply.body).code)
        guard reply.status < 500, reply.status != 429, !Self.passing.contains(code) else {
            throw .unavailable(code: code)
        }
        return .refused(status: reply.status, code: code)
    }

    /// Source: the manuals' lists of errors, where the advice is to ask again with the same parameters.
    private static let passing: Set<String> = ["SYSTEM_ERROR", "FREQUENCY_LIMITED", "RATELIMIT_EXCEEDED", "BANK_ERROR"]
}
