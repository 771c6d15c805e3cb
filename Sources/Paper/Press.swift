import CPango
import Market

/// Prints documents as PDF with pango and cairo, in this process. The same document gives the same bytes.
///
/// Nothing but text goes in, and none of it is read as markup.
package enum Press {
    /// A page of A4 in points.
    static let (pageWidth, pageHeight) = (595.0, 842.0)
    /// The margins in points.
    static let (side, top, bottom) = (57.0, 57.0, 68.0)

    /// Why nothing is printed.
    package enum Fault: Error, Equatable {
        /// No font here has Chinese characters; all of them would be boxes.
        case noChineseFont
        /// The library that draws said no.
        case notDrawn(String)
    }

    /// Whether there is a font with Chinese characters.
    package static let hasChineseFont: Bool = {
        do {
            let sheet = try Sheet(createdMs: 0)
            defer { sheet.discard() }
            return sheet.layout("诚序合同约定", .plain).isWhole
        } catch {
            return false
        }
    }()

    /// The document as a PDF file. Throws: `Fault`.
    package static func print(_ document: PaperDocument) throws(Fault) -> [UInt8] {
        guard hasChineseFont else { throw .noChineseFont }
        let sheet = try Sheet(createdMs: document.createdAt.ms, languageTag: document.languageTag)
        var placing = Placing(sheet)
        for block in document.blocks { placing.place(block) }
        for page in 0..<placing.pageCount {
            for line in placing.lines where line.page == page { sheet.draw(line) }
            let words = document.pageWords.replacing("{{n}}", with: String(page + 1))
                .replacing("{{of}}", with: String(placing.pageCount))
            sheet.foot(document.foot, words)
            sheet.endPage()
        }
        return try sheet.finish()
    }
}

/// How letters look.
enum Face {
    case plain, bold, small, code, title

    /// As pango reads it. Families that follow the first stand in where it is missing.
    var description: String {
        switch self {
        case .plain: "Noto Sans CJK SC, sans 10.5"
        case .bold: "Noto Sans CJK SC, sans Bold 10.5"
        case .small: "Noto Sans CJK SC, sans 8.5"
        case .code: "Noto Sans Mono CJK SC, monospace 7.5"
        case .title: "Noto Sans CJK SC, sans Bold 18"
        }
    }

    /// Points between the lines.
    var spacing: Double {
        switch self {
        case .plain, .bold: 4
        case .small, .code: 2
        case .title: 6
        }
    }
}
