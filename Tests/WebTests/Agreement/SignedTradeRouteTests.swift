import Foundation
import HTTPTypes
import HummingbirdTesting
import Ledger
import Market
import NIOCore
import Payments
import Service
import Testing

@testable import Web

/// A trade above the limit over HTTP, as programs do it, and its signatures checked with nothing but openssl.
@Suite struct SignedTradeRouteTests {
    static let site = RelyingParty(origin: "https://chengxu.example")!

    /// Somebody with a key.
    struct Signer {
        let member: WebMember
        let handle: String
        let passkey: SoftwarePasskey

        static func join(_ market: WebMarket, _ handle: String, _ algorithm: PasskeyAlgorithm) async throws -> Signer {
            let member = try await market.member(handle)
            let passkey = SoftwarePasskey(algorithm, at: site)
            let asked = try await member.send("/account/passkeys/challenges", #"{"purpose": "registration"}"#)
            #expect(asked.status == .created, "\(asked.text)")
            let challenge = try #require(try asked.text("challenge"))
            let answer = try await member.send(
                "/account/passkeys",
                json(
                    [("keyName", "手机"), ("password", "password of \(handle)")]
                        + passkey.attestation(challenge: challenge).fields))
            #expect(answer.status == .created, "\(answer.text)")
            return Signer(member: member, handle: handle, passkey: passkey)
        }

        /// A page over https, where the session's cookie has another name.
        func page(_ path: String) async throws -> TestResponse {
            try await member.page(path, cookies: ["__Host-session=\(try #require(member.token))"])
        }

        /// The members of a JSON object, signed over `document`.
        func signed(_ members: [(name: String, value: String)], _ document: String) throws -> String {
            let digest = try #require(Digest(rawValue: document))
            return json(members + (try passkey.assertion(challenge: SoftwarePasskey.challenge(of: digest)).fields))
        }
    }

    static func json(_ members: [(name: String, value: String)], ticks: Bool = false) -> String {
        let texts = members.map { "\"\($0.name)\": \"\($0.value)\"" }
        return "{" + texts.joined(separator: ", ") + "}"
    }

    @Test(arguments: PasskeyAlgorithm.allCases) func signedAndCheckedWithOpenssl(_ algorithm: PasskeyAlgorithm) async throws {
        let gateway = PaperGateway()
        let configuration = SiteConfiguration(publicURL: "https://chengxu.example", logsAccess: false)
        try await WebMarket.run(gateway: gateway, configuration: configuration) { market in
            let seller = try await Signer.join(market, "seller", .es256)
            let buyer = try await Signer.join(market, "buyer", algorithm)
            let file = try await market.deposit(Array("源码".utf8), by: seller.member)
            let listing = try await market.listing(by: seller.member, artefact: file)
            let opened = try await buyer.member.send("/listings/\(listing)/enquiries", #"{"text": "您好"}"#)
            let trade = "/trades/" + (try #require(try opened.text("trade")))

            let terms =
                #"{"answering": 0, "price": "1999.00", "licence": "oneProduct", "deliveryHours": 48, "acceptanceDays": 14, "#
                + #""changeRounds": 2, "supportMonths": 6, "noReasonReturnDays": 0}"#
            let prepared = try await seller.member.send("\(trade)/prepared-terms", terms)
            #expect(prepared.status == .created, "\(prepared.text)")
            let document = try #require(try prepared.text("document"))
            #expect(try await seller.page("\(trade)/prepared-terms").text.contains("data-passkey="))
            #expect(try await buyer.member.json("\(trade)/prepared-terms").status == .notFound)
            let weak = try await seller.member.send(
                "\(trade)/prepared-terms/signature", Self.json([("document", document), ("password", "password of seller")]))
            #expect(try weak.errorCode == "passkeyNeeded")
            let proposed = try await seller.member.send(
                "\(trade)/prepared-terms/signature", try seller.signed([("document", document)], document))
            #expect(proposed.status == .created, "\(proposed.text)")

            let ticks = #", "proposal": 1, "ticks": ["licence", "acceptanceBySilence", "returnsExcluded", "defect-1"]}"#
            let confirmation = try buyer.signed([("document", document)], document).dropLast() + ticks
            let confirmed = try await buyer.member.send("\(trade)/confirmations", String(confirmation))
            #expect(confirmed.status == .created, "\(confirmed.text)")

            let started = try await buyer.member.send("\(trade)/payments")
            let payment = try #require(try started.text("payment").flatMap(PaymentID.init(rawValue:)))
            try gateway.pay(payment, Money(minor: 199_900, currency: .cny), transaction: "tx")
            #expect(try await buyer.member.json("\(trade)/payments/\(payment)").text("payment") == "paid")
            let delivered = try await seller.member.send("\(trade)/deliveries", #"{"files": ["\#(file.artefact.sha256)"]}"#)
            let manifest = try #require(try delivered.text("manifest"))
            _ = try await buyer.member.json("\(trade)/files/\(file.artefact.sha256)")
            let byPassword = try await buyer.member.send(
                "\(trade)/receipt", Self.json([("manifest", manifest), ("password", "password of buyer")]))
            #expect(try byPassword.errorCode == "passkeyNeeded")
            let signed = try await buyer.member.send("\(trade)/receipt", try buyer.signed([("manifest", manifest)], manifest))
            #expect(signed.status == .created, "\(signed.text)")

            let page = try await buyer.page("\(trade)/terms/1").text
            #expect(page.contains("本人通行密钥签名") && page.contains("openssl"))
            try await Self.checkWithOpenssl(trade, buyer.member, market)
        }
    }

    /// Unpacks the bundle and runs in it what the page says, for every signature of the terms.
    static func checkWithOpenssl(_ trade: String, _ buyer: WebMember, _ market: WebMarket) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chengxu-openssl-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let zip = folder.appending(path: "bundle.zip")
        try Data(Array(buffer: try await buyer.json("\(trade)/bundle.zip").body)).write(to: zip)
        #expect(try run("unzip -q bundle.zip", in: folder).status == 0)
        let id = try #require(TradeID(rawValue: String(trade.dropFirst("/trades/".count))))
        let entries = try await market.marketplace.entries(of: id, for: #require(buyer.id))
        var checked = 0
        for entry in entries {
            let (signed, passkey): (Digest, PasskeySignature?) =
                switch entry.event {
                case .termsConfirmed(let facts): (facts.document, facts.passkey)
                case .receiptSigned(let facts): (facts.manifest, facts.passkey)
                default: (Digest(rawValue: String(repeating: "0", count: 64))!, nil)
                }
            guard let passkey else { continue }
            checked += 1
            let commands = SignatureCommands(document: signed, passkey)
            let (status, output) = try run(commands.text, in: folder)
            let lines = output.split(separator: "\n").map(String.init)
            #expect(status == 0, "\(output)")
            #expect(lines.count >= 3 && lines[0] == lines[1], "the challenge is the document's hash: \(output)")
            #expect(lines.last == "Verified OK" || lines.last == "Signature Verified Successfully", "\(output)")
            // Another file under the same name is not what was signed.
            try Data("x".utf8).write(to: folder.appending(path: "files/\(passkey.clientData)"))
            #expect(try run(commands.text, in: folder).status != 0)
            #expect(try run("unzip -qo bundle.zip", in: folder).status == 0)
        }
        #expect(checked == 3)
    }

    private static func run(_ commands: String, in folder: URL) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", commands]
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}
