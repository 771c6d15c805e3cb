import Foundation
import Market
import Store
import Testing

@testable import Service

/// libcurl against a real mail server on the loopback, over STARTTLS with a certificate that is checked.
@Suite(.serialized) struct MailServerTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static var python: URL { root.appending(path: ".build/venv/bin/python") }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    /// A server with a certificate of its own, in a folder of its own.
    private static func withServer(_ test: (Int, URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chengxu-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (certificate, key) = (folder.appending(path: "cert.pem").path, folder.appending(path: "key.pem").path)
        try run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                "/CN=127.0.0.1",
                "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
            ])
        let server = Process()
        server.executableURL = python
        server.arguments = [root.appending(path: "Tests/ServiceTests/Mail/mailserver.py").path, folder.path, certificate, key]
        let (output, input) = (Pipe(), Pipe())
        server.standardOutput = output
        server.standardInput = input
        try server.run()
        defer {
            // The test runner blocks SIGTERM, and its children inherit that.
            kill(server.processIdentifier, SIGKILL)
            server.waitUntilExit()
        }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        try await test(try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines))), folder)
    }

    private func server(
        _ port: Int, _ folder: URL, password: String = "secret word", trusts: Bool = true
    ) throws -> MailServer {
        try #require(
            MailServer(
                host: "127.0.0.1", port: port, protection: .startTLS, user: "market", password: password,
                sender: "market@chengxu.example", certificates: trusts ? folder.appending(path: "cert.pem").path : nil))
    }

    private func message(to address: String, bytes: Int = 1_000) -> MailMessage {
        MailMessage(
            name: "7@chengxu.example", address: address, subject: "诚序交付", text: "您好\n.\n..开头有点的一行",
            attachments: [.init(name: "源码.zip", bytes: (0..<bytes).map { UInt8(truncatingIfNeeded: $0) })])
    }

    @Test func aMailIsTakenAndReadsBackAsItWasSent() async throws {
        try await Self.withServer { port, folder in
            let answer = try await server(port, folder).send(
                message(to: "buyer@example.com", bytes: 2_000_000), at: Timestamp(ms: 0))
            #expect(answer == SMTPAnswer(.accepted, code: 250, text: "250 2.0.0 Ok: queued as 1"))
            let read = Process()
            read.executableURL = Self.python
            read.arguments = [
                "-c",
                """
                import email, email.policy, sys, hashlib
                m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
                f = list(m.iter_attachments())[0]
                print(m["subject"], m["message-id"], m["to"], f.get_filename(), len(f.get_content()))
                print(m.get_body().get_content(), end="")
                """, folder.appending(path: "1.eml").path,
            ]
            let output = Pipe()
            read.standardOutput = output
            try read.run()
            let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            read.waitUntilExit()
            #expect(
                text == "诚序交付 <7@chengxu.example> buyer@example.com 源码.zip 2000000\n您好\n.\n..开头有点的一行")
        }
    }

    @Test func aNoticeGoesOutWithItsWayToEndIt() async throws {
        try await Self.withServer { port, folder in
            let market = try await TestMarket.open(
                mail: try server(port, folder), clock: SetClock(at: Timestamp(ms: 1_795_400_000_000)))
            let stage = try await Stage.set(market)
            let marketplace = market.marketplace
            try await marketplace.sendLink(to: "seller@example.com", .zh, of: stage.seller)
            try await marketplace.sendLink(to: "nobody@example.com", .zh, of: stage.buyer)
            try await NoticeMailer(marketplace).runDue()
            func eml(_ number: Int) throws -> String {
                String(decoding: try Data(contentsOf: folder.appending(path: "\(number).eml")), as: UTF8.self)
            }
            func body(_ text: String) throws -> String {
                let parts = text.replacing("\r\n", with: "\n").split(separator: "\n\n", maxSplits: 1)
                let data = try #require(Data(base64Encoded: String(parts[1]), options: .ignoreUnknownCharacters))
                return String(decoding: data, as: UTF8.self)
            }
            let link = try #require(try body(eml(1)).split(separator: "/mail-confirmations/").last?.prefix { !$0.isNewline })
            try await marketplace.confirmAddress(String(link))
            _ = try await stage.paid()
            market.clock.advance(by: .minutes(10))
            try await NoticeMailer(marketplace).runDue()
            let wire = try eml(2)
            #expect(wire.contains("List-Unsubscribe: <http://127.0.0.1:1/unsubscribe/\(stage.seller).asked."))
            #expect(wire.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
            #expect(try body(wire).contains("如果不处理：托管的钱款全额退回买家"))
            let rows = try await marketplace.database.read { connection in
                try connection.rows("SELECT address, outcome, code FROM member_mails ORDER BY address, created_ms", []) {
                    "\(try $0.text(0)) \(try $0.text(1)) \(try $0.int64(2))"
                }
            }
            #expect(
                rows == ["nobody@example.com refused 550", "seller@example.com accepted 250", "seller@example.com accepted 250"])
            try await market.close()
        }
    }

    @Test func whatTheServerSaysNoToIsToldApart() async throws {
        try await Self.withServer { port, folder in
            let refused = try await server(port, folder).send(message(to: "nobody@example.com"), at: Timestamp(ms: 0))
            #expect(refused == SMTPAnswer(.refused, code: 550, text: "550 5.1.1 no such user here"))
            let later = try await server(port, folder).send(message(to: "later@example.com"), at: Timestamp(ms: 0))
            #expect(later == SMTPAnswer(.later, code: 451, text: "451 4.7.1 greylisted, try again"))
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "1.eml").path))
        }
    }

    @Test func nothingGoesToAServerThatCannotShowWhoItIs() async throws {
        try await Self.withServer { port, folder in
            let answer = try await server(port, folder, trusts: false).send(message(to: "buyer@example.com"), at: Timestamp(ms: 0))
            #expect(answer.meaning == .later)
            #expect(answer.text.contains("certificate"))
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "1.eml").path))
        }
    }

    @Test func aWrongPasswordIsNoDelivery() async throws {
        try await Self.withServer { port, folder in
            let answer = try await server(port, folder, password: "guess").send(
                message(to: "buyer@example.com"), at: Timestamp(ms: 0))
            #expect(answer.meaning == .later, "it is the operator's to mend")
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "1.eml").path))
        }
    }

    @Test func whereNobodyListensItMayHelpToTryAgain() async throws {
        let nowhere = try #require(
            MailServer(host: "127.0.0.1", port: 1, protection: .loopbackPlain, sender: "market@chengxu.example"))
        #expect(await nowhere.send(message(to: "buyer@example.com"), at: Timestamp(ms: 0)).meaning == .later)
    }

    @Test func anUnprotectedConnectionStaysOnThisMachine() {
        func server(_ host: String, _ protection: MailServer.Protection, sender: String = "a@b.cn", port: Int = 25) -> MailServer? {
            MailServer(host: host, port: port, protection: protection, sender: sender)
        }
        #expect(server("mail.example.com", .loopbackPlain) == nil)
        #expect(server("127.0.0.1", .loopbackPlain) != nil)
        #expect(server("mail.example.com", .startTLS) != nil)
        #expect(server("mail.example.com/x", .startTLS) == nil)
        #expect(server("mail.example.com", .implicit, sender: "nobody") == nil)
        #expect(server("mail.example.com", .implicit, port: 0) == nil)
    }
}
