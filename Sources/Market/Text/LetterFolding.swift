/// What a scalar is read as.
enum LetterFolding {
    /// The letter that a scalar stands for; nil for one without ink.
    static func fold(_ value: UInt32) -> UInt32? {
        if value < 0x10000 {
            let folded = table[Int(value)]
            return folded == invisible ? nil : folded
        }
        switch value {
        case 0x1D400...0x1D6A3: return Ascii.a + (value - 0x1D400) % 26
        case 0x1D7CE...0x1D7FF: return Ascii.zero + (value - 0x1D7CE) % 10
        case 0x1F110...0x1F129: return Ascii.a + value - 0x1F110
        case 0x1F130...0x1F149: return Ascii.a + value - 0x1F130
        case 0x1F150...0x1F169: return Ascii.a + value - 0x1F150
        case 0x1F170...0x1F189: return Ascii.a + value - 0x1F170
        case 0x1F427: return penguin
        case 0x1F6F0: return satellite
        case 0x1F434, 0x1F40E: return code
        case 0x1F41F, 0x1F420: return fish
        case 0x1F3FB...0x1F3FF, 0xE0000...0xE0FFF, 0x1D173...0x1D17A: return nil
        case 0x1F493...0x1F49F, 0x1F90D, 0x1F90E, 0x1F9E1, 0x1F5A4, 0x1FA77: return heart
        default: return value
        }
    }

    /// Whether a folded scalar is a letter or a digit of any script.
    static func isLetter(_ value: UInt32) -> Bool {
        if value < 0x80 { return value.isAsciiWord }
        if value.isHan || value == redPacket { return true }
        return Unicode.Scalar(value)?.properties.isAlphabetic ?? false
    }

    static let heart: UInt32 = 0x2665
    /// A penguin is read as the service whose sign it is.
    private static let penguin: UInt32 = 0x71
    /// A satellite, 卫星, sounds like 微信; it is read as 薇.
    private static let satellite: UInt32 = 0x8587
    /// A horse, 马, is read as 码; a fish as the market named after one.
    private static let code: UInt32 = 0x7801
    private static let fish: UInt32 = 0x9C7C
    /// A red packet is a word of its own.
    private static let redPacket: UInt32 = 0x1F9E7
    static let fullStop: UInt32 = 0x3002
    static let enumerationComma: UInt32 = 0x3001
    /// 加
    static let add: UInt32 = 0x52A0
    /// 信
    static let letterOfMail: UInt32 = 0x4FE1
    /// What a plus sign before it is read as 加.
    static let contactBeginnings = Set("vqw微薇威葳徽扣企卫我群客好".unicodeScalars.map(\.value))
    /// What a heart after it is read as 信.
    static let channelBeginnings = Set("v微薇威葳徽卫维唯".unicodeScalars.map(\.value))
    /// What a plus sign after it counts on.
    static let magnitudes = Set("十百千万亿".unicodeScalars.map(\.value))

    private static let invisible: UInt32 = .max

    /// The basic plane, folded once.
    private static let table: [UInt32] = {
        var table = Array(UInt32(0)..<0x10000)
        for range in inkless { for value in range { table[Int(value)] = invisible } }
        for value in 0xFF01...0xFF5E { table[value] = UInt32(value) - 0xFEE0 }
        for (first, base) in [(0x24B6, 0), (0x24D0, 0), (0x249C, 0)] {
            for index in 0..<26 { table[first + index] = Ascii.a + UInt32(index + base) }
        }
        // Digits in circles, brackets, with points, raised and lowered; those above 9 stay as they are.
        for first in [0x2460, 0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A] {
            for index in 0..<9 { table[first + index] = Ascii.zero + UInt32(index + 1) }
        }
        for zero in [0x24EA, 0x24FF, 0x2070, 0x25CB, 0x25EF] { table[zero] = Ascii.zero }
        for (value, digit) in [(0xB9, 1), (0xB2, 2), (0xB3, 3)] { table[value] = Ascii.zero + UInt32(digit) }
        for digit in 4...9 { table[0x2070 + digit] = Ascii.zero + UInt32(digit) }
        for digit in 0...9 { table[0x2080 + digit] = Ascii.zero + UInt32(digit) }
        for (place, numeral) in "一二三四五六七八九十".unicodeScalars.enumerated() {
            table[0x3220 + place] = numeral.value
            table[0x3280 + place] = numeral.value
        }
        for value in [0x2764, 0x2661, 0x2763] { table[value] = heart }
        for value in [0x2795, 0x271A, 0x2719, 0x253C, 0xFE62] { table[value] = Ascii.plus }
        table[0x3000] = Ascii.space
        // The signs of the yuan are read as the word.
        for value in [0xA5, 0xFFE5] { table[value] = 0x5143 }
        table[0xFF61] = fullStop
        table[0x2026] = fullStop
        for (lookalike, letter) in zip(lookalikes.from.unicodeScalars, lookalikes.to.unicodeScalars) {
            table[Int(lookalike.value)] = letter.value
        }
        for pair in TraditionalLetters.pairs.split(separator: " ") {
            let scalars = pair.unicodeScalars.map(\.value)
            if scalars.count == 2 { table[Int(scalars[0])] = scalars[1] }
        }
        for value in table.indices where table[value] >= 0x41 && table[value] <= 0x5A { table[value] += 0x20 }
        return table
    }()

    /// Joiners, marks of direction, variation selectors, marks above and below, apostrophes.
    private static let inkless: [ClosedRange<UInt32>] = [
        0x27...0x27, 0xAD...0xAD, 0x300...0x36F, 0x483...0x489, 0x61C...0x61C, 0x115F...0x1160, 0x17B4...0x17B5,
        0x180B...0x180F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x200B...0x200F, 0x2018...0x2019, 0x202A...0x202E,
        0x2060...0x206F, 0x20D0...0x20FF, 0x3164...0x3164, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFEFF...0xFEFF,
        0xFFA0...0xFFA0,
    ]

    /// Letters of other alphabets, and Latin ones with marks, that are read as Latin letters.
    private static let lookalikes = (
        from: "аАвВеЕкКмМнНоОрРсСтТуУхХіІјЈѕЅѵѴԛԝԁһαΑεΕιΙκΚνΝοΟρΡτΤυΥχΧΒΗΜΖáàâäãåÁÀÂÄÃÅéèêëÉÈÊËíìîïÍÌÎÏóòôöõÓÒÔÖÕúùûüÚÙÛÜñÑçÇıɡ",
        to: "aabbeekkmmhhooppccttyyxxiijjssvvqwdhaaeeiikkvnoopp" + "ttuyxxbhmz"
            + "aaaaaaaaaaaaeeeeeeeeiiiiiiiioooooooooouuuuuuuunnccig"
    )
}
