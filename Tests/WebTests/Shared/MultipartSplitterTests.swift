import HTTPTypes
import NIOCore
import Testing

@testable import Web

@Suite struct MultipartSplitterTests {
    /// Feeds a body in chunks of a size; parts come back as head and content.
    private func split(_ body: [UInt8], boundary: String = "b", chunk: Int) throws -> [(head: MultipartHead, content: [UInt8])] {
        var splitter = MultipartSplitter(boundary: boundary)
        var parts: [(head: MultipartHead, content: [UInt8])] = []
        var isOpen = false
        var index = 0
        while index < body.count {
            let end = min(index + chunk, body.count)
            for event in try splitter.feed(ByteBuffer(bytes: body[index..<end])) {
                switch event {
                case .head(let head):
                    #expect(!isOpen)
                    isOpen = true
                    parts.append((head, []))
                case .bytes(let bytes):
                    #expect(isOpen && bytes.readableBytes > 0)
                    parts[parts.count - 1].content.append(contentsOf: bytes.readableBytesView)
                case .partEnded:
                    #expect(isOpen)
                    isOpen = false
                }
            }
            index = end
        }
        try splitter.finish()
        return parts
    }

    private func field(_ name: String, _ content: String) -> String {
        "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(content)\r\n"
    }

    @Test(arguments: [1, 2, 3, 7, 64, 100_000]) func cutsPartsWhateverTheChunks(chunk: Int) throws {
        let body = field("a", "one") + field("empty", "") + field("zh", "源码\r\n第二行") + "--b--\r\n"
        let parts = try split(Array(body.utf8), chunk: chunk)
        #expect(parts.map(\.head.name) == ["a", "empty", "zh"])
        #expect(parts.map { String(decoding: $0.content, as: UTF8.self) } == ["one", "", "源码\r\n第二行"])
    }

    @Test(arguments: [1, 2, 5, 1000]) func contentThatLooksLikeABoundaryIsContent(chunk: Int) throws {
        let content = "\r\n--bb\r\n--b x\r\n--b-\r\n--\r\r\n--"
        let parts = try split(Array((field("a", content) + "--b--").utf8), chunk: chunk)
        #expect(parts.count == 1)
        #expect(String(decoding: parts[0].content, as: UTF8.self) == content)
    }

    @Test func preambleEpilogueAndPaddingArePassedOver() throws {
        let body = "hello\r\n--b \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--\r\nbye\r\n--b\r\n"
        let parts = try split(Array(body.utf8), chunk: 3)
        #expect(parts.map(\.head.name) == ["a"])
    }

    @Test(arguments: [
        "", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf\r\n--b", "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--",
        "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--b--", "--b\r\nno colon\r\n\r\nx\r\n--b--",
    ]) func aBrokenBodyIsRefused(_ body: String) {
        #expect(throws: Refused(.badRequest, "multipartMalformed")) { try split(Array(body.utf8), chunk: 4) }
    }

    @Test func limitsHold() {
        let long = "--b\r\nX: " + String(repeating: "x", count: Limits.partHeaderBytesMax) + "\r\n\r\n"
        #expect(throws: Refused(.badRequest, "multipartMalformed")) { try split(Array(long.utf8), chunk: 100) }
        let many = String(repeating: field("a", ""), count: Limits.partsMax + 1) + "--b--"
        #expect(throws: Refused(.contentTooLarge, "tooManyFields")) { try split(Array(many.utf8), chunk: 1000) }
    }

    /// Random content around a boundary of the same few letters: what goes in comes out, whatever the chunks.
    @Test func fuzzedContentComesOutUnchanged() throws {
        var random = SplitMix(seed: 20_261_123)
        let letters = Array("\r\n-b \u{0}\u{FF}".utf8)
        for round in 0..<3000 {
            let boundary = round.isMultiple(of: 2) ? "b" : "--b"
            let delimiter = Array("\r\n--\(boundary)".utf8)
            var contents: [[UInt8]] = []
            var body: [UInt8] = []
            for index in 0..<Int.random(in: 0...3, using: &random) {
                var content: [UInt8] = []
                for _ in 0..<Int.random(in: 0...40, using: &random) {
                    content.append(letters.randomElement(using: &random) ?? 0)
                }
                // What really is a boundary line must not be in a content; the sender sees to that.
                if (content + [0x0D]).containsSubsequence(delimiter) { content = [] }
                contents.append(content)
                body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"n\(index)\"\r\n\r\n".utf8)
                body += content + [0x0D, 0x0A]
            }
            body += Array("--\(boundary)--\r\n".utf8)
            let parts = try split(body, boundary: boundary, chunk: Int.random(in: 1...17, using: &random))
            #expect(parts.map(\.content) == contents, "round \(round)")
        }
    }

    /// Random damage never traps and never gives a part that was not closed as a whole one.
    @Test func fuzzedDamageIsRefusedOrRead() {
        var random = SplitMix(seed: 7)
        let good = Array((field("a", "one") + field("b", "two\r\nthree") + "--b--\r\n").utf8)
        for _ in 0..<5000 {
            var body = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<body.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: body[place] = UInt8.random(in: 0...255, using: &random)
                case 1: body.remove(at: place)
                default: body.insert(UInt8.random(in: 0...255, using: &random), at: place)
                }
            }
            _ = try? split(body, chunk: Int.random(in: 1...30, using: &random))
        }
    }
}

@Suite struct MultipartHeadTests {
    private func head(_ disposition: String) throws -> MultipartHead {
        try MultipartHead(lines: Array("content-disposition: \(disposition)\r\nContent-Type: application/zip\r\n\r\n".utf8))
    }

    @Test func readsNames() throws {
        #expect(try head(#"form-data; name="f"; filename="源码 1.zip""#).fileName == "源码 1.zip")
        #expect(try head(#"form-data; name="f"; filename="a \"b\".zip""#).fileName == #"a "b".zip"#)
        #expect(try head(#"form-data; name="f"; filename="a%22b.zip""#).fileName == #"a"b.zip"#)
        #expect(try head(#"form-data; name="f"; filename="C:\dir\a.zip""#).fileName == #"C:\dir\a.zip"#)
        #expect(try head("form-data; name=f; filename=x; filename*=UTF-8''%E6%BA%90.zip").fileName == "源.zip")
        #expect(try head("form-data; name=f").fileName == nil)
        #expect(try head("form-data; name=f").mediaType == "application/zip")
    }

    @Test func refusesBrokenNames() {
        #expect(throws: Refused.self) { try head("form-data; name=f; filename*=UTF-8''%E6%BA") }
        #expect(throws: Refused.self) { try head("form-data; name=f; filename*=GBK''a") }
        #expect(throws: Refused(.badRequest, "notUTF8")) {
            try MultipartHead(lines: Array("content-disposition: form-data; name=".utf8) + [0xFF, 0x0D, 0x0A])
        }
    }

    @Test(
        arguments: [
            ("../../etc/passwd", "passwd"), (#"C:\Users\a.zip"#, "a.zip"), ("..", nil), ("", nil), ("a\u{202E}gpj.exe", "agpj.exe"),
            ("\u{0}\n.zip", "zip"), ("源码.zip", "源码.zip"), ("   x ", "x "),
        ] as [(String, String?)]) func fileNamesAreMadeHarmless(_ claimed: String, _ safe: String?)
    {
        #expect(FileName.safe(claimed) == safe)
    }

    @Test func longFileNamesAreCutBetweenCharacters() throws {
        let safe = try #require(FileName.safe(String(repeating: "源", count: 200)))
        #expect(safe.utf8.count == 255 && safe.allSatisfy { $0 == "源" })
    }
}

/// A small generator whose numbers follow from its seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension [UInt8] {
    func containsSubsequence(_ other: [UInt8]) -> Bool {
        guard count >= other.count else { return false }
        return (0...(count - other.count)).contains { self[$0..<($0 + other.count)].elementsEqual(other) }
    }
}
