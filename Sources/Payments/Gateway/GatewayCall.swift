import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// One call to a provider's server, bounded in time and size, with every way to fail named.
struct GatewayCall: Sendable {
    let timeoutMs: Int

    /// The client of all gateways in this process. It follows no redirect and reports a refused connection at once: when to
    /// try again is decided elsewhere. It lives as long as the process and is never shut down, as `HTTPClient.shared` is not.
    static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    struct Reply: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let body: [UInt8]
    }

    /// A question as it goes over the wire: what is signed is these bytes and no others.
    struct Question: Sendable {
        let method: HTTPMethod
        let address: String
        let headers: HTTPHeaders
        let body: [UInt8]
    }

    /// Throws: `unreachable`, `timeout`, `malformed` if the answer is too long.
    func post(
        _ form: String, to address: String, answerBytesMax: Int
    ) async throws(GatewayFailure) -> Reply {
        let headers: HTTPHeaders = ["content-type": "application/x-www-form-urlencoded"]
        return try await send(
            Question(method: .POST, address: address, headers: headers, body: Array(form.utf8)),
            answerBytesMax: answerBytesMax)
    }

    /// Throws: as `post`.
    func send(_ question: Question, answerBytesMax: Int) async throws(GatewayFailure) -> Reply {
        var request = HTTPClientRequest(url: question.address)
        request.method = question.method
        request.headers = question.headers
        if !question.body.isEmpty { request.body = .bytes(ByteBuffer(bytes: question.body)) }
        do {
            // The client's own deadline ends with the head of the answer; this one covers the body as well.
            return try await withDeadline(ms: timeoutMs) { [request, timeoutMs] in
                let response = try await Self.client.execute(request, timeout: .milliseconds(Int64(timeoutMs)))
                let body = try await response.body.collect(upTo: answerBytesMax)
                return Reply(
                    status: Int(response.status.code), headers: response.headers, body: Array(body.readableBytesView))
            }
        } catch is DeadlinePassed {
            throw .timeout(ms: timeoutMs)
        } catch is NIOTooManyBytesError {
            throw .malformed("length")
        } catch let error as HTTPClientError where Self.isTimeout(error) {
            throw .timeout(ms: timeoutMs)
        } catch {
            throw .unreachable
        }
    }

    /// The bytes of a bill's file. Throws: as `post`, `serverError` for any answer but 200.
    func fetch(_ address: String, headers: HTTPHeaders = [:]) async throws(GatewayFailure) -> [UInt8] {
        let reply = try await send(
            Question(method: .GET, address: address, headers: headers, body: []), answerBytesMax: GatewayBills.bytesMax)
        guard reply.status == 200 else { throw .serverError(status: reply.status) }
        return reply.body
    }

    private static func isTimeout(_ error: HTTPClientError) -> Bool {
        [.deadlineExceeded, .connectTimeout, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout].contains(error)
    }
}

struct DeadlinePassed: Error {}

/// What `work` gives, if it does so in time; otherwise it is cancelled. Throws: `DeadlinePassed`, and what `work` throws.
func withDeadline<Value: Sendable>(
    ms: Int, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: .milliseconds(ms))
            throw DeadlinePassed()
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw DeadlinePassed() }
        return first
    }
}
