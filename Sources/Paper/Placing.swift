import CPango
import Market

/// Gives every line of a document its place: on which page, and where.
struct Placing {
    /// One line of text with its place.
    struct Line {
        let page: Int
        let x: Double
        let baseline: Double
        let line: UnsafeMutablePointer<PangoLayoutLine>
    }

    private(set) var lines: [Line] = []
    private var page = 0
    private var y = Press.top
    private let sheet: Sheet
    private let width = Press.pageWidth - 2 * Press.side
    private static let labelWidth = 110.0

    init(_ sheet: Sheet) { self.sheet = sheet }

    var pageCount: Int { page + 1 }

    mutating func place(_ block: PaperDocument.Block) {
        switch block {
        case .title(let text):
            centre(text, .title)
            y += 6
        case .subtitle(let text):
            centre(text, .plain)
            y += 10
        case .heading(let text):
            // A heading takes at least two lines of what follows with it.
            if y + 70 > Press.pageHeight - Press.bottom { turn() } else { y += 10 }
            put(sheet.layout(text, .bold, width: width), x: Press.side)
            y += 4
        case .fact(let label, let value):
            let (start, startPage) = (y, page)
            put(sheet.layout(value, .plain, width: width - Self.labelWidth), x: Press.side + Self.labelWidth)
            let after = (y: y, page: page)
            (y, page) = (start, startPage)
            put(sheet.layout(label, .plain, width: Self.labelWidth - 8), x: Press.side)
            if after.page > page || (after.page == page && after.y > y) { (y, page) = (after.y, after.page) }
            y += 2
        case .clause(let name, let text):
            if y + 40 > Press.pageHeight - Press.bottom { turn() }
            put(sheet.layout(name, .bold, width: width), x: Press.side)
            put(sheet.layout(text, .plain, width: width - 14), x: Press.side + 14)
            y += 6
        case .paragraph(let text):
            put(sheet.layout(text, .plain, width: width), x: Press.side)
            y += 4
        case .small(let text):
            put(sheet.layout(text, .small, width: width), x: Press.side)
            y += 3
        case .code(let text):
            put(sheet.layout(text, .code, width: width), x: Press.side)
            y += 4
        }
    }

    private mutating func centre(_ text: String, _ face: Face) {
        let layout = sheet.layout(text, face, width: width)
        pango_layout_set_alignment(layout.pointer, PANGO_ALIGN_CENTER)
        put(layout, x: Press.side)
    }

    /// Places the lines of a layout one below the other, over as many pages as it takes.
    private mutating func put(_ layout: Sheet.Layout, x: Double) {
        guard let iterator = pango_layout_get_iter(layout.pointer) else { return }
        defer { pango_layout_iter_free(iterator) }
        var offset = y
        repeat {
            var logical = PangoRectangle()
            pango_layout_iter_get_line_extents(iterator, nil, &logical)
            let scale = Double(PANGO_SCALE)
            let (top, height) = (Double(logical.y) / scale, Double(logical.height) / scale)
            let baseline = Double(pango_layout_iter_get_baseline(iterator)) / scale
            if offset + top + height > Press.pageHeight - Press.bottom {
                turn()
                offset = y - top
            }
            if let line = pango_layout_iter_get_line_readonly(iterator) {
                lines.append(Line(page: page, x: x + Double(logical.x) / scale, baseline: offset + baseline, line: line))
            }
            y = offset + top + height
        } while pango_layout_iter_next_line(iterator) != 0
        y += 3
    }

    private mutating func turn() {
        page += 1
        y = Press.top
    }
}
