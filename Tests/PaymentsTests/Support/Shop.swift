import HTTPTypes
import Hummingbird
import Logging
import Market
import NIOCore
import Payments

/// The merchant's side of HTTP: takes notifications as raw bytes and answers as it is told.
actor Shop {
    private(set) var received: [Arrival] = []
    private var answers: [NotificationAnswer] = []
    private let usualAnswer: NotificationAnswer

    struct Arrival: Sendable {
        let notification: RawNotification
        let at: Timestamp
    }

    init(usualAnswer: NotificationAnswer) { self.usualAnswer = usualAnswer }

    /// The next notifications are answered with these, one each, before the usual answer comes back.
    func answerNext(_ answers: [NotificationAnswer]) { self.answers = answers }

    fileprivate func take(_ notification: RawNotification) -> NotificationAnswer {
        received.append(Arrival(notification: notification, at: WallClock.now()))
        return answers.isEmpty ? usualAnswer : answers.removeFirst()
    }

    /// The arrivals, once there are that many; what there is if they do not come in time.
    func arrivals(_ count: Int, withinMs: Int = 5_000) async throws -> [Arrival] {
        let end = WallClock.now().ms + Int64(withinMs)
        while received.count < count, WallClock.now().ms < end { try await Task.sleep(for: .milliseconds(10)) }
        return received
    }

    nonisolated func application(onListening: @escaping @Sendable (Int) async -> Void) -> some ApplicationProtocol {
        let router = Router()
        router.post("/notify") { request, _ in
            let body = try await request.body.collect(upTo: RawNotification.bodyBytesMax)
            let answer = await self.take(
                RawNotification(headers: request.headers, body: Array(body.readableBytesView)))
            return Response(
                status: .init(code: answer.status), headers: [.contentType: answer.contentType],
                body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
        }
        router.get("/paid") { _, _ in "back in the shop" }
        return Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { await onListening($0.localAddress?.port ?? 0) }, logger: .silent)
    }
}

extension Logger {
    static let silent = Logger(label: "silent") { _ in SwiftLogNoOpLogHandler() }
}
