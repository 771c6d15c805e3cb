import CQRCode

/// A QR code as a square of dark and light modules, without the margin of four that readers need around it.
///
/// Source: ISO/IEC 18004, through libqrencode.
package struct QRCode: Equatable, Sendable {
    /// How many modules a side has, 21 to 177.
    package let side: Int
    /// Row by row, true for dark.
    package let modules: [Bool]

    /// The most bytes of a text. Payment links are far shorter.
    package static let textBytesMax = 512
    /// How many light modules must stand around it.
    package static let margin = 4

    /// The code of a text, mended by readers where up to 15 % of it is unreadable. Nil if the text is empty or too long.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...Self.textBytesMax).contains(bytes.count) else { return nil }
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        // The lowest bit of each byte is the module's colour; the others say what it is for.
        let data = UnsafeBufferPointer(start: code.pointee.data, count: side * side)
        modules = data.map { $0 & 1 == 1 }
    }

    /// The code with its margin as an SVG of that many units a side, dark on white in every colour scheme: a reader must see it.
    package var svg: String {
        let size = side + 2 * Self.margin
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                let start = column
                while column < side, modules[row * side + column] { column += 1 }
                if column > start {
                    path += "M\(start + Self.margin) \(row + Self.margin)h\(column - start)v1h-\(column - start)z"
                }
                column += 1
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges">\
            <rect width="\(size)" height="\(size)" fill="#fff"/><path d="\(path)" fill="#000"/></svg>
            """
    }
}
