import Foundation
import Logging
import Market
import Payments
import ServiceLifecycle
import Yams

/// The gateways with real money, as the operator's file describes them.
///
/// The file is YAML (or JSON, which is YAML as well); `docs/gateways.md` says what stands in it. Everything is strict: a name that
/// is not known stops the start, and so does a secret that others on the machine can read.
struct GatewaysFile {
    /// The one that new payments go through.
    let standard: any Gateway
    let others: [any Gateway]
    /// Where a form may lead: the gateways' own pages.
    let pageOrigins: [String]
    private let weChatPay: WeChatPayGateway?

    /// What must run beside the market.
    func services(logger: Logger) -> [any Service] {
        weChatPay.map { [WeChatPayKeyKeeper($0, logger: logger)] } ?? []
    }

    /// Throws: `GatewaysFault`, and file errors.
    init(_ path: String) throws {
        let file = URL(filePath: path)
        let text = try String(contentsOf: file, encoding: .utf8)
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw GatewaysFault.unreadable("\(error)")
        }
        guard let root = node?.mapping else { throw GatewaysFault.unreadable("it holds no settings") }
        var sections: [String: GatewaySection] = [:]
        var standardName: String?
        for (key, value) in root {
            let name = key.scalar?.string ?? ""
            switch (name, value.scalar?.string, value.mapping) {
            case ("standard", let text?, _): standardName = text
            case ("alipay", _, let mapping?), ("wechatpay", _, let mapping?):
                sections[name] = try GatewaySection(name, mapping, folder: file.deletingLastPathComponent())
            default: throw GatewaysFault.unknown(name)
            }
        }
        let alipay = try sections["alipay"].map { try $0.alipay() }
        weChatPay = try sections["wechatpay"].map { try $0.weChatPay() }
        var all: [any Gateway] = []
        if let alipay { all.append(alipay.gateway) }
        if let weChatPay { all.append(weChatPay) }
        guard let first = all.first else { throw GatewaysFault.none }
        let name = standardName ?? first.name
        guard standardName != nil || all.count == 1, let chosen = all.first(where: { $0.name == name }) else {
            throw GatewaysFault.noStandard
        }
        standard = chosen
        others = all.filter { $0.name != name }
        pageOrigins = alipay.map { [$0.origin] } ?? []
    }
}

/// The settings of one gateway.
private struct GatewaySection {
    private let name: String
    private let values: [String: String]
    private let folder: URL

    private static let known: [String: Set<String>] = [
        "alipay": ["app", "seller", "sub-merchant", "app-key", "alipay-public-key", "hold-days", "server"],
        "wechatpay": [
            "app", "merchant", "sub-merchant", "certificate-serial", "key", "api-v3-key", "public-key-id", "public-key",
            "server",
        ],
    ]

    /// Throws: `unknown`, `wrong` for a name that stands there twice or a value that is no text.
    init(_ name: String, _ mapping: Node.Mapping, folder: URL) throws(GatewaysFault) {
        var values: [String: String] = [:]
        for (key, value) in mapping {
            let key = key.scalar?.string ?? ""
            guard Self.known[name]?.contains(key) == true else { throw .unknown("\(name).\(key)") }
            // The text as it stands there: a long number must not become another one.
            guard let text = value.scalar?.string, values.updateValue(text, forKey: key) == nil else {
                throw .wrong("\(name).\(key)")
            }
        }
        (self.name, self.values, self.folder) = (name, values, folder)
    }

    func alipay() throws -> (gateway: AlipayGateway, origin: String) {
        let server = try server(AlipayConfiguration.realServer)
        guard let appKey = RSASigningKey(try secret("app-key")) else { throw wrong("app-key") }
        guard let alipayKey = RSAVerifyingKey(try file("alipay-public-key")) else { throw wrong("alipay-public-key") }
        guard let days = values["hold-days"].map({ Int($0) }) ?? 30 else { throw wrong("hold-days") }
        guard
            let configuration = AlipayConfiguration(
                appID: try text("app"), sellerID: try text("seller"), subMerchant: try text("sub-merchant"),
                server: server, appKey: appKey, alipayKey: alipayKey, holdDays: days)
        else { throw wrong("app, seller, sub-merchant or hold-days") }
        return (AlipayGateway(configuration), server.origin)
    }

    func weChatPay() throws -> WeChatPayGateway {
        guard
            let contract = WeChatPayContract.checked(
                app: try text("app"), merchant: try text("merchant"), subMerchant: values["sub-merchant"])
        else { throw wrong("app, merchant or sub-merchant") }
        guard let key = RSASigningKey(try secret("key")) else { throw wrong("key") }
        guard let apiKey = WeChatPayAPIKey(try secret("api-v3-key")) else { throw wrong("api-v3-key") }
        guard (values["public-key"] == nil) == (values["public-key-id"] == nil) else {
            throw wrong("public-key and public-key-id: both or neither")
        }
        var publicKey: WeChatPayPublicKey?
        if values["public-key"] != nil {
            guard let read = RSAVerifyingKey(try file("public-key")) else { throw wrong("public-key") }
            publicKey = WeChatPayPublicKey(id: try text("public-key-id"), key: read)
            guard publicKey != nil else { throw wrong("public-key-id") }
        }
        guard
            let configuration = WeChatPayConfiguration(
                contract: contract, merchantSerial: try text("certificate-serial"), merchantKey: key, apiKey: apiKey,
                publicKey: publicKey, server: try server(WeChatPayConfiguration.realServer))
        else { throw wrong("certificate-serial") }
        return WeChatPayGateway(configuration)
    }

    // MARK: Values

    private func wrong(_ key: String) -> GatewaysFault { .wrong("\(name).\(key)") }

    private func text(_ key: String) throws(GatewaysFault) -> String {
        guard let value = values[key], !value.isEmpty else { throw .missing("\(name).\(key)") }
        return value
    }

    /// Elsewhere than at the provider only over TLS, or on this machine, where tests stand.
    private func server(_ real: String) throws(GatewaysFault) -> WebAddress {
        guard let address = WebAddress(values["server"] ?? real) else { throw wrong("server") }
        let isSafe = address.text.hasPrefix("https://") || address.origin.hasPrefix("http://127.0.0.1:")
        guard isSafe else { throw wrong("server") }
        return address
    }

    /// What stands in a file of at most 16 KiB, without the white space around it.
    private func file(_ key: String, isSecret: Bool = false) throws -> String {
        let path = URL(filePath: try text(key), relativeTo: folder).resolvingSymlinksInPath().path
        let facts: [FileAttributeKey: Any]
        do {
            facts = try FileManager.default.attributesOfItem(atPath: path)
        } catch {
            throw GatewaysFault.noFile("\(name).\(key)")
        }
        guard facts[.type] as? FileAttributeType == .typeRegular, let size = facts[.size] as? NSNumber, size.intValue <= 16_384,
            let mode = facts[.posixPermissions] as? NSNumber
        else { throw GatewaysFault.noFile("\(name).\(key)") }
        // Nobody but its owner may read or write a secret.
        guard !isSecret || mode.intValue & 0o077 == 0 else { throw GatewaysFault.readableByOthers(path) }
        return try String(contentsOf: URL(filePath: path), encoding: .utf8).trimmingCharacters(
            in: .whitespacesAndNewlines)
    }

    private func secret(_ key: String) throws -> String { try file(key, isSecret: true) }
}

/// Why there are no gateways. It never says what stands in a secret.
enum GatewaysFault: Error, Equatable, CustomStringConvertible {
    case unreadable(String)
    case none
    case noStandard
    case unknown(String)
    case missing(String)
    case wrong(String)
    case noFile(String)
    case readableByOthers(String)

    var description: String {
        switch self {
        case .unreadable(let why): "the gateways' file cannot be read: \(why)"
        case .none: "the gateways' file describes no gateway: alipay, wechatpay"
        case .noStandard: "the gateways' file must say in `standard` which of its gateways new payments go through"
        case .unknown(let name): "the gateways' file: nothing here is called \(name)"
        case .missing(let name): "the gateways' file: \(name) is missing"
        case .wrong(let name): "the gateways' file: \(name) is not as it must be"
        case .noFile(let name): "the gateways' file: \(name) names no file of at most 16 KiB"
        case .readableByOthers(let path): "\(path) can be read by others than its owner: chmod 600"
        }
    }
}
