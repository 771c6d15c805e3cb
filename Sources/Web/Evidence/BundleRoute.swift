import HTTPTypes
import HummingbirdCore
import Market
import NIOCore
import Service

/// `GET /trades/:trade/bundle`: what a bundle is and how to check it; `GET /trades/:trade/bundle.zip`: the bundle.
enum BundleRoute {
    static func page(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/bundle", .member) { visit in
            let scene = try await visit.scene(marketplace)
            let name = fileName(scene.id)
            guard visit.wantsPage else {
                return .json { json in
                    json.member("trade", scene.id.rawValue)
                    json.member("download", "\(scene.path)/bundle.zip")
                    json.member("entries", scene.file.newestSequence + 1)
                }
            }
            let bytes = scene.trade.rounds.flatMap(\.artefacts).reduce(0) { $0 + $1.bytes }
            return .page(
                BundlePage(
                    title: scene.say("bundle.title"), tradeLink: scene.link, downloadPath: "\(scene.path)/bundle.zip",
                    size: scene.say(
                        "bundle.size",
                        [
                            "entries": String(scene.file.newestSequence + 1),
                            "files": String(scene.trade.rounds.flatMap(\.artefacts).count),
                            "size": NumberText.size(bytes: bytes),
                        ]),
                    contents: [
                        "index.html", "entries/", "values/", "proofs/", "files/", "references/", "heads/", "checkpoint", "keys.txt",
                        "manifest.sha256",
                    ].map {
                        Fact(label: $0, value: scene.say("bundle.part.\($0.prefix { $0 != "/" && $0 != "." })"))
                    },
                    command: "chengxu verify \(name)",
                    otherCommands: "unzip \(name) -d bundle\ncd bundle && sha256sum -c manifest.sha256")
            ) { _ in }
        }
    }

    static func download(_ marketplace: Marketplace) -> Route {
        .get("/trades/:trade/bundle.zip", .member) { visit in
            let trade = try visit.trade()
            let bundle = try await marketplace.bundleDownload(of: trade, for: try visit.memberID())
            return Answer(status: .ok, content: .body(try await body(bundle, visit), mediaType: "application/zip"))
                .with(.contentDisposition, Attachment.disposition(fileName(trade)))
                .with(.contentSecurityPolicy, SecurityHeaders.policyOfUploads)
                .with(.cacheControl, "private, no-store")
        }
    }

    /// A small bundle is sent in one go, a large one while it is read.
    private static func body(_ bundle: BundleDownload, _ visit: Visit) async throws -> ResponseBody {
        guard bundle.sizeBytes <= wholeBytesMax else {
            return visit.paced(bytes: Int64(bundle.sizeBytes)) { writer in
                try await bundle.write { piece in try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            }
        }
        var whole = ByteBuffer()
        whole.reserveCapacity(Int(bundle.sizeBytes))
        try await bundle.write { piece in whole.writeBytes(piece) }
        return ResponseBody(byteBuffer: whole)
    }

    /// The largest bundle that is held in memory, in bytes.
    private static let wholeBytesMax: Int64 = 256 << 10

    private static func fileName(_ trade: TradeID) -> String { "chengxu-\(trade).zip" }
}
