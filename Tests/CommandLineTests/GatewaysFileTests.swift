import CryptoExtras
import Foundation
import Logging
import Payments
import Testing

@testable import chengxu

/// The operator's file of gateways with real money is read whole, or the market does not start.
@Suite struct GatewaysFileTests {
    /// Made by openssl: a debug build's own arithmetic takes seconds.
    private static let pair: _RSA.Signing.PrivateKey = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = ["genrsa", "2048"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try! process.run()
        let pem = output.fileHandleForReading.readDataToEndOfFile()
        return try! _RSA.Signing.PrivateKey(pemRepresentation: String(decoding: pem, as: UTF8.self))
    }()

    private static let alipay = """
        alipay:
          app: 2021004100000001
          seller: "2088101112223334"
          sub-merchant: 2088000603999128
          app-key: private.pem
          alipay-public-key: public.pem

        """
    private static let weChatPay = """
        wechatpay:
          app: wxd678efh567hg6787
          merchant: 1230000109
          sub-merchant: 1900000109
          certificate-serial: 5157F09EFDC096DE15EBE81A47057A7232F1B8E1
          key: private.pem
          api-v3-key: api.key
          public-key-id: PUB_KEY_ID_0114232134912410000000000000012345
          public-key: public.pem

        """

    private func withKeys(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "gateways-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text, mode) in [
            ("private.pem", Self.pair.pkcs8PEMRepresentation, 0o600),
            ("public.pem", Self.pair.publicKey.pemRepresentation, 0o644),
            ("api.key", "a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5\n", 0o400),
            ("open.pem", Self.pair.pkcs8PEMRepresentation, 0o640),
            ("empty.pem", "", 0o600),
        ] {
            let path = folder.appending(path: name).path
            _ = FileManager.default.createFile(
                atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: mode])
        }
        try body(folder)
    }

    private func read(_ text: String, in folder: URL) throws -> GatewaysFile {
        let file = folder.appending(path: "gateways.yaml")
        try Data(text.utf8).write(to: file)
        return try GatewaysFile(file.path)
    }

    @Test func oneGatewayIsTheStandardOne() throws {
        try withKeys { folder in
            let alipay = try read(Self.alipay, in: folder)
            #expect(alipay.standard.name == "alipay")
            #expect(alipay.standard.capabilities.holdDays == 30)
            #expect(!alipay.standard.capabilities.isPlayMoney)
            #expect(alipay.others.isEmpty)
            #expect(alipay.pageOrigins == ["https://openapi.alipay.com"])
            #expect(alipay.services(logger: Logger(label: "t")).isEmpty)

            let platform = try read(Self.weChatPay, in: folder)
            #expect(platform.standard.name == "wechatpay")
            #expect(platform.standard.capabilities.holdDays == 180)
            #expect(platform.pageOrigins.isEmpty)
            #expect(platform.services(logger: Logger(label: "t")).count == 1)
            let merchant = try read(Self.weChatPay.replacing("  sub-merchant: 1900000109\n", with: ""), in: folder)
            #expect(merchant.standard.capabilities.holdDays == 30)
        }
    }

    @Test func ofTwoTheFileSaysWhichIsTheStandardOne() throws {
        try withKeys { folder in
            let both = try read("standard: wechatpay\n" + Self.alipay + Self.weChatPay, in: folder)
            #expect(both.standard.name == "wechatpay")
            #expect(both.others.map(\.name) == ["alipay"])
            #expect(throws: GatewaysFault.noStandard) { try read(Self.alipay + Self.weChatPay, in: folder) }
            #expect(throws: GatewaysFault.noStandard) { try read("standard: sandbox\n" + Self.alipay, in: folder) }
        }
    }

    @Test func jsonIsTakenAsWell() throws {
        try withKeys { folder in
            let json = """
                {"alipay": {"app": "2021004100000001", "seller": "2088101112223334", "sub-merchant": "2088000603999128",
                "app-key": "private.pem", "alipay-public-key": "public.pem", "hold-days": "15"}}
                """
            let file = try read(json, in: folder)
            #expect(file.standard.capabilities.holdDays == 15)
        }
    }

    @Test(arguments: [
        ("private.pem", "open.pem", "open.pem can be read by others"),
        ("private.pem", "gone.pem", "app-key names no file"),
        ("private.pem", "empty.pem", "alipay.app-key"), ("public.pem", "empty.pem", "alipay.alipay-public-key"),
        ("public.pem", "private.pem", "alipay.alipay-public-key"), ("app: 2", "app: x", "alipay.app"),
        ("\"2088", "\"1088", "seller"), ("  seller: \"2088101112223334\"\n", "", "alipay.seller is missing"),
        ("seller:", "sellr:", "nothing here is called alipay.sellr"),
        ("alipay:", "paypal:", "nothing here is called paypal"),
        ("alipay:", "sandbox:", "nothing here is called sandbox"), ("app: 2021004100000001", "app: [1]", "alipay.app"),
        ("app-key: private.pem", "hold-days: 0\n  app-key: private.pem", "hold-days"),
        ("app-key: private.pem", "server: http://pay.example\n  app-key: private.pem", "alipay.server"),
        ("alipay:\n", "alipay:\n- ", "cannot be read"),
    ])
    func whatIsWrongStopsTheStart(_ old: String, _ new: String, _ said: String) throws {
        try withKeys { folder in
            #expect(Self.alipay.contains(old))
            do {
                _ = try read(Self.alipay.replacing(old, with: new, maxReplacements: 1), in: folder)
                Issue.record("taken: \(new)")
            } catch {
                #expect("\(error)".contains(said), "\(error)")
            }
        }
    }

    @Test(arguments: [
        ("public-key: public.pem", "", "both or neither"), ("PUB_KEY_ID_", "KEY_", "public-key-id"),
        ("5157F09E", "5157f09e", "certificate-serial"), ("wxd678", "zxd678", "wechatpay.app"),
        ("api.key", "public.pem", "can be read by others"),
        ("api.key", "empty.pem", "api-v3-key"),
    ])
    func whatIsWrongOfWeChatPayStopsItToo(_ old: String, _ new: String, _ said: String) throws {
        try withKeys { folder in
            do {
                _ = try read(Self.weChatPay.replacing(old, with: new), in: folder)
                Issue.record("taken: \(new)")
            } catch {
                #expect("\(error)".contains(said), "\(error)")
            }
        }
    }

    @Test func noGatewayIsNone() throws {
        try withKeys { folder in
            #expect(throws: GatewaysFault.none) { try read("standard: alipay\n", in: folder) }
            #expect(throws: GatewaysFault.self) { try read("", in: folder) }
            #expect(throws: (any Error).self) { try GatewaysFile(folder.appending(path: "gone").path) }
        }
    }

    /// Where real money moves there is no play money, and the gateways must find the market.
    @Test func realMoneyAndPlayMoneyExcludeEachOther() async throws {
        try await withFolder { folder in
            for (arguments, said) in [
                (["--demo"], "--demo"), (["--bank-url", "http://127.0.0.1:1"], "--bank-url"),
                (["--public-url", "http://chengxu.example"], "https://"), ([], "--public-url"),
            ] {
                let refused = try await Command.run(["serve", "--gateways", "gateways.yaml"] + arguments, in: folder)
                #expect(refused.status == 64)
                #expect(refused.errors.contains(said))
            }
            let missing = try await Command.run(
                ["serve", "--gateways", "gateways.yaml", "--public-url", "https://chengxu.example"], in: folder)
            #expect(missing.status != 0)
        }
    }
}
