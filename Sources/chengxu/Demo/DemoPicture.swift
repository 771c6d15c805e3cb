import Evidence

/// A small picture that stands for a screenshot: a mock-up in four colours, drawn by the program, as PNG.
struct DemoPicture {
    /// What it shows.
    enum Scene { case page, dashboard, phone, terminal, document }

    /// In pixels; the width is a multiple of four, as four pixels share a byte.
    private static let (width, height) = (640, 400)
    /// Paper, ink, accent, soft: red, green and blue of each.
    private static let palette: [UInt8] = [0xFB, 0xFA, 0xF7, 0x1B, 0x2A, 0x2F, 0x1F, 0x7A, 0x6D, 0xD5, 0xDE, 0xDC]

    private enum Colour: UInt8 { case paper, ink, accent, soft }

    private var pixels = [UInt8](repeating: Colour.paper.rawValue, count: width * height)

    /// Draws the scene. `variant` moves lines and bars, so that no two listings look the same.
    init(_ scene: Scene, variant: Int) {
        switch scene {
        case .page:
            fill(0, 0, 640, 48, .ink)
            fill(24, 16, 90, 16, .accent)
            fill(120, 90, 400, 26, .ink)
            fill(180, 130, 280, 12, .soft)
            for column in 0..<3 { card(40 + column * 195, 190, 170, 160, lines: 3 + (variant + column) % 3) }
        case .dashboard:
            fill(0, 0, 120, 400, .ink)
            for row in 0..<5 { fill(16, 30 + row * 34, 80, 12, row == variant % 5 ? .accent : .soft) }
            for column in 0..<3 { card(145 + column * 162, 24, 148, 80, lines: 2) }
            for bar in 0..<12 {
                let length = 30 + (bar * 37 + variant * 53) % 170
                fill(150 + bar * 40, 370 - length, 24, length, bar % 4 == variant % 4 ? .accent : .soft)
            }
            fill(145, 371, 480, 2, .ink)
        case .phone:
            fill(220, 10, 200, 380, .ink)
            fill(228, 24, 184, 352, .paper)
            fill(228, 24, 184, 36, .accent)
            for row in 0..<5 {
                fill(240, 78 + row * 44, 60 + (row * 29 + variant * 17) % 60, 10, .ink)
                fill(240, 94 + row * 44, 40, 8, .soft)
                fill(376, 80 + row * 44, 22, 22, row == variant % 5 ? .accent : .soft)
            }
            fill(240, 326, 160, 34, .accent)
        case .terminal:
            fill(30, 30, 580, 340, .ink)
            for row in 0..<11 {
                fill(50, 54 + row * 28, 14, 10, .accent)
                fill(74, 54 + row * 28, 120 + (row * 97 + variant * 61) % 380, 10, .soft)
            }
        case .document:
            fill(180, 12, 280, 376, .soft)
            fill(186, 18, 268, 364, .paper)
            fill(206, 40, 120, 18, .ink)
            for row in 0..<11 {
                fill(
                    206, 80 + row * 26, row % 4 == 0 ? 80 : 150 + (row * 31 + variant * 23) % 70, 8, row % 4 == 0 ? .accent : .soft)
            }
        }
    }

    private mutating func card(_ x: Int, _ y: Int, _ wide: Int, _ high: Int, lines: Int) {
        fill(x, y, wide, high, .soft)
        fill(x + 2, y + 2, wide - 4, high - 4, .paper)
        fill(x + 14, y + 14, wide / 3, 12, .accent)
        for line in 0..<lines { fill(x + 14, y + 40 + line * 18, wide - 40 - line * 14, 7, .soft) }
    }

    private mutating func fill(_ x: Int, _ y: Int, _ wide: Int, _ high: Int, _ colour: Colour) {
        for row in y..<min(y + high, Self.height) {
            for column in x..<min(x + wide, Self.width) { pixels[row * Self.width + column] = colour.rawValue }
        }
    }

    // MARK: PNG

    /// The picture as PNG: two bits a pixel with a palette, in deflate's stored blocks.
    ///
    /// Source: PNG specification (ISO/IEC 15948), sections 5 and 11; RFC 1950 and RFC 1951, section 3.2.4.
    var png: [UInt8] {
        var rows: [UInt8] = []
        for row in 0..<Self.height {
            rows.append(0)
            for column in stride(from: row * Self.width, to: (row + 1) * Self.width, by: 4) {
                rows.append(pixels[column] << 6 | pixels[column + 1] << 4 | pixels[column + 2] << 2 | pixels[column + 3])
            }
        }
        let header = Self.big(UInt32(Self.width)) + Self.big(UInt32(Self.height)) + [2, 3, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", header)
            + Self.chunk("PLTE", Self.palette) + Self.chunk("IDAT", Self.stored(rows)) + Self.chunk("IEND", [])
    }

    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var start = 0
        while start < bytes.count {
            let count = min(65_535, bytes.count - start)
            let isLast = start + count == bytes.count
            let length = UInt16(count)
            stream += [isLast ? 1 : 0, UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8)]
            stream += bytes[start..<start + count]
            start += count
        }
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return stream + big(high << 16 | low)
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return big(UInt32(data.count)) + body + big(CRC32.checksum(body))
    }

    private static func big(_ number: UInt32) -> [UInt8] {
        [UInt8(number >> 24), UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)]
    }
}
