import Foundation
import Market
import Testing

@testable import Paper

@Suite struct PressTests {
    static func document(clauses: Int = 3) -> PaperDocument {
        PaperDocument(
            blocks: [
                .title("软件交易合同"), .subtitle("双方已确认，合同成立"), .fact(label: "甲方（卖家）", value: "林晚"),
                .fact(label: "标的", value: String(repeating: "企业官网模板与后台，", count: 12)), .heading("条款"),
            ]
                + (1...clauses).map { .clause(name: "\($0). 许可（关键条款）", text: "用于一个产品或项目，含源代码，不得转售。第 \($0) 条。") }
                + [.heading("确认"), .paragraph("☑ 1. IE 不支持 <b>&amp;"), .small("密钥 c2FtcGxl（ES256）"), .code("sha256sum -c")],
            foot: "SHA-256 " + String(repeating: "0f", count: 32), pageWords: "第 {{n}} 页，共 {{of}} 页", languageTag: "zh-CN",
            createdAt: Timestamp(ms: 1_795_394_615_000))
    }

    @Test func theSameDocumentGivesTheSameBytes() throws {
        let first = try Press.print(Self.document(clauses: 40))
        #expect(try Press.print(Self.document(clauses: 40)) == first)
        #expect(first.starts(with: Array("%PDF-1.".utf8)))
        #expect(try Press.print(Self.document(clauses: 41)) != first)
    }

    /// Read back by a reader of PDF that nobody here wrote.
    @Test func theTextCanBeReadBack() throws {
        let text = try Self.text(of: try Press.print(Self.document(clauses: 60)))
        let pages = text.split(separator: "\u{C}").map(String.init).filter { $0.contains("SHA-256") }
        #expect(pages.count >= 3)
        for (place, page) in pages.enumerated() {
            #expect(page.contains("第 \(place + 1) 页，共 \(pages.count) 页"), "\(page)")
            #expect(page.contains(String(repeating: "0f", count: 32)), "the hash stands on every page")
        }
        let plain = text.filter { !$0.isWhitespace }
        for words in ["软件交易合同", "甲方（卖家）", "林晚", "60.许可（关键条款）", "第60条", "<b>&amp;", "c2FtcGxl"] {
            #expect(plain.contains(words), "\(words)")
        }
        #expect((1...60).allSatisfy { plain.contains("不得转售。第\($0)条。") }, "no clause is lost where a page ends")
    }

    @Test func theTimeIsTheDocuments() throws {
        #expect(PaperTime.text(0) == "1970-01-01T00:00:00Z")
        #expect(PaperTime.text(951_782_399_000) == "2000-02-28T23:59:59Z")
        #expect(PaperTime.text(951_782_400_000) == "2000-02-29T00:00:00Z")
        #expect(PaperTime.text(1_795_394_615_000) == "2026-11-23T00:43:35Z")
        var later = Self.document()
        later.createdAt = Timestamp(ms: 1_795_394_616_000)
        #expect(try Press.print(later) != Press.print(Self.document()))
    }

    @Test func manyAtOnceComeOutTheSame() async throws {
        let expected = try Press.print(Self.document())
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 { group.addTask { try Press.print(Self.document()) } }
            for try await bytes in group { #expect(bytes == expected) }
        }
    }

    private static func text(of pdf: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "chengxu-paper-\(UUID().uuidString).pdf")
        try Data(pdf).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/pdftotext")
        process.arguments = ["-enc", "UTF-8", file.path, "-"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text
    }
}
