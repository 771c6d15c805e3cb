import ArgumentParser
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// `bench bare`: a Hummingbird server with one route that takes a body and answers so many bytes, and does nothing else.
struct BareServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bare", abstract: "Serve one bare route.")

    @Option(help: "The port to listen on.") var port: Int
    @Option(help: "The bytes of every answer.") var bytes: Int

    func run() async throws {
        let router = Router()
        let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: bytes)
        router.post("/trades/:trade/messages") { request, _ in
            _ = try await request.body.collect(upTo: 65_536)
            return Response(
                status: .created, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: body))
        }
        var logger = Logger(label: "bare")
        logger.logLevel = .error
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: nil),
            logger: logger)
        try await application.runService()
    }
}
