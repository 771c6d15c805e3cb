import CryptoExtras
import Foundation
import HTTPTypes
import Ledger
import Market
import Testing

@testable import Payments

/// A second implementation, by other people than Alipay's, agrees about every signature.
@Suite struct AlipayOtherSDKTests {
    @Test func itBelievesOurLinksAndWeItsNotifications() async throws {
        try await onOwnThread { try Self.converse() }
    }

    private static func converse() throws {
        let gateway = AlipayGateway(AlipayWorld.configuration(server: WebAddress("http://127.0.0.1:1/gateway.do")!))
        let other = try Conversation(
            script: "alipay_other_sdk.py", environment: "venv-alipay-other",
            settings: [
                "app_id": AlipayWorld.appID, "app_public": AlipayWorld.keys.app.publicKey.pemRepresentation,
                "alipay_private": AlipayWorld.keys.alipay.pemRepresentation,
            ])
        for subject in ["进销存系统/源码=v2.1&更新", "plain", "a~b*c'd\"e%41+ +\\"] {
            let order = PaymentOrder(
                payment: .fresh(), amount: .fen(1), subject: subject,
                notifyURL: WebAddress("https://chengxu.example/n?a=1")!,
                returnURL: WebAddress("https://chengxu.example/r")!, expires: WallClock.now().adding(.hours(1)))!
            guard case .redirect(let link) = try gateway.start(order) else { throw SandboxWorld.NotALink() }
            #expect(try other.ask(["link": link], Bool.self))
            #expect(try !other.ask(["link": link.replacing("0.01", with: "0.02")], Bool.self))
        }
        var fields = AlipayNotificationTests.fields
        fields["sign"] = nil
        fields["sign_type"] = nil
        let body = try other.ask(["fields": fields], String.self)
        #expect(
            try gateway.read(RawNotification(headers: [:], body: Array(body.utf8))) == AlipayNotificationTests.notice)
    }
}

/// A process that is asked in lines of JSON and answers in such.
final class Conversation {
    private let input: FileHandle
    private let output: FileHandle

    init(script: String, environment: String, settings: [String: String]) throws {
        let python = ProviderDouble.root.appending(path: ".build/\(environment)/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            throw ProviderDouble.NotSetUp(environment: environment)
        }
        let process = Process()
        process.executableURL = python
        process.arguments = ["-B", ProviderDouble.root.appending(path: "Tests/PaymentsTests/Doubles/\(script)").path]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        self.input = input.fileHandleForWriting
        self.output = output.fileHandleForReading
        try write(settings)
        _ = try line()
    }

    deinit { try? input.close() }

    func ask<Answer: Decodable>(_ question: some Encodable, _ type: Answer.Type) throws -> Answer {
        try write(question)
        return try JSONDecoder().decode(type, from: try line())
    }

    private func write(_ value: some Encodable) throws {
        try input.write(contentsOf: JSONEncoder().encode(value) + Data("\n".utf8))
    }

    private func line() throws -> Data {
        var line = Data()
        while line.last != 0x0A {
            let more = output.availableData
            guard !more.isEmpty else { throw ProviderDouble.NotListening(script: "") }
            line += more
        }
        return line
    }
}
