/// Whole numbers and sizes as people read them.
enum NumberText {
    /// `1,234,567`.
    static func grouped(_ value: UInt64) -> String {
        let digits = Array(String(value).utf8)
        var text: [UInt8] = []
        text.reserveCapacity(digits.count + digits.count / 3)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(UInt8(ascii: ",")) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `512 B`, `1.5 KiB`, `2.0 GiB`: one place after the point, cut, never rounded up.
    static func size(bytes: Int64) -> String {
        let units = ["B", "KiB", "MiB", "GiB", "TiB"]
        var unit = 0
        var scale: Int64 = 1
        while bytes / scale >= 1024, unit < units.count - 1 {
            scale *= 1024
            unit += 1
        }
        guard unit > 0 else { return "\(bytes) B" }
        return "\(bytes / scale).\((bytes % scale) * 10 / scale) \(units[unit])"
    }

    /// `9,876,543 B`: the exact count, for facts that have to be exact.
    static func exactBytes(_ bytes: Int64) -> String { grouped(bytes.magnitude) + " B" }

    /// Full-width digits and signs as a Chinese keyboard types them, turned into the plain ones; nil is never returned
    /// for a scalar that is plain already.
    static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
        case 0xFFE5: "¥"
        case 0x3002: "."
        default: scalar
        }
    }
}
