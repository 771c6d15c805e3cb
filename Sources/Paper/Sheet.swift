import CPango

/// The surface that is drawn on, in memory, with the context that shapes text for it.
///
/// Everything that the C libraries hand out with a reference is given back in `discard`, once.
final class Sheet {
    /// What cairo writes, piece by piece.
    private final class Output {
        var bytes: [UInt8] = []
    }

    private let output = Output()
    private let surface: OpaquePointer
    private let context: OpaquePointer
    private let shaping: OpaquePointer
    private var layouts: [Layout] = []
    private var isDiscarded = false

    /// A text that has been broken into lines.
    struct Layout {
        let pointer: OpaquePointer

        /// Whether a font had every character.
        var isWhole: Bool { pango_layout_get_unknown_glyphs_count(pointer) == 0 }
        /// The width of the longest line, in points.
        var width: Double {
            var (width, height): (Int32, Int32) = (0, 0)
            pango_layout_get_size(pointer, &width, &height)
            return Double(width) / Double(PANGO_SCALE)
        }
    }

    /// Throws: `Press.Fault.notDrawn`.
    init(createdMs: Int64, languageTag: String = "zh-CN") throws(Press.Fault) {
        let write: cairo_write_func_t = { closure, data, count in
            guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
            Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue().bytes
                .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
            return CAIRO_STATUS_SUCCESS
        }
        guard
            let surface = cairo_pdf_surface_create_for_stream(
                write, Unmanaged.passUnretained(output).toOpaque(), Press.pageWidth, Press.pageHeight),
            let context = cairo_create(surface), let shaping = pango_cairo_create_context(context)
        else { throw .notDrawn("no surface") }
        self.surface = surface
        self.context = context
        self.shaping = shaping
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, PaperTime.text(createdMs))
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Chengxu")
        pango_context_set_language(shaping, pango_language_from_string(languageTag))
        pango_cairo_context_set_resolution(shaping, 72)
    }

    /// A text in one face, broken at that width in points; unbroken without one.
    func layout(_ text: String, _ face: Face, width: Double? = nil) -> Layout {
        guard let pointer = pango_layout_new(shaping) else { preconditionFailure("pango has no memory") }
        let font = pango_font_description_from_string(face.description)
        pango_layout_set_font_description(pointer, font)
        pango_font_description_free(font)
        pango_layout_set_spacing(pointer, Int32(face.spacing * Double(PANGO_SCALE)))
        if let width {
            pango_layout_set_width(pointer, Int32(width * Double(PANGO_SCALE)))
            pango_layout_set_wrap(pointer, PANGO_WRAP_WORD_CHAR)
        }
        // Control characters other than line ends would be drawn as boxes with their numbers.
        let shown = String(
            String.UnicodeScalarView(text.unicodeScalars.filter { $0 == "\n" || $0.properties.generalCategory != .control }))
        pango_layout_set_text(pointer, shown, Int32(shown.utf8.count))
        let layout = Layout(pointer: pointer)
        layouts.append(layout)
        return layout
    }

    /// Draws one line where it was placed.
    func draw(_ line: Placing.Line) {
        cairo_move_to(context, line.x, line.baseline)
        pango_cairo_show_layout_line(context, line.line)
    }

    /// Draws the foot of the page: a rule, the hash and the number.
    func foot(_ left: String, _ right: String) {
        let y = Press.pageHeight - Press.bottom + 18
        cairo_set_line_width(context, 0.5)
        cairo_move_to(context, Press.side, y)
        cairo_line_to(context, Press.pageWidth - Press.side, y)
        cairo_stroke(context)
        let (first, second) = (layout(left, .code), layout(right, .small))
        cairo_move_to(context, Press.side, y + 6)
        pango_cairo_show_layout(context, first.pointer)
        cairo_move_to(context, Press.pageWidth - Press.side - second.width, y + 5)
        pango_cairo_show_layout(context, second.pointer)
    }

    func endPage() { cairo_show_page(context) }

    /// Ends the file and gives its bytes. Throws: `Press.Fault.notDrawn`.
    func finish() throws(Press.Fault) -> [UInt8] {
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        let words = cairo_status_to_string(status).map { String(cString: $0) } ?? "?"
        discard()
        guard status == CAIRO_STATUS_SUCCESS else { throw .notDrawn(words) }
        return output.bytes
    }

    /// Gives everything back.
    func discard() {
        guard !isDiscarded else { return }
        isDiscarded = true
        for layout in layouts { g_object_unref(UnsafeMutableRawPointer(layout.pointer)) }
        g_object_unref(UnsafeMutableRawPointer(shaping))
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    deinit { discard() }
}

/// A moment as PDF files have it: `2026-01-31T23:59:59Z`.
enum PaperTime {
    /// Source: the civil calendar from a count of days, in cycles of 400 years (proleptic Gregorian, ISO 8601).
    static func text(_ ms: Int64) -> String {
        let seconds = max(0, ms) / 1_000
        let (days, rest) = (seconds / 86_400, seconds % 86_400)
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        return "\(year)-\(two(month))-\(two(day))T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : String(value) }
}
