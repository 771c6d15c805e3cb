extension String {
    /// Whether it holds characters that nobody sees and that change how the rest is read: controls other than tabs and line
    /// ends, those that turn the direction of writing, and those of no width.
    ///
    /// A joiner between two emoji makes one of them and is left alone, as are selectors of how a character looks.
    /// Source: Unicode Technical Report 36, sections 2.5 and 2.10: text that is not what it looks like.
    package var hasInvisibleCharacters: Bool {
        // Most texts have none of them, and their bytes are quicker to look at than their characters.
        guard utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || Self.leads.contains($0) }) else { return false }
        let scalars = Array(unicodeScalars)
        return scalars.indices.contains { place in
            if scalars[place].value == 0x200D {
                return place == 0 || place + 1 == scalars.count || !scalars[place - 1].endsAnEmoji
                    || !scalars[place + 1].isEmoji
            }
            return scalars[place].isInvisible
        }
    }

    /// The first bytes of all characters that `isInvisible` names beyond ASCII.
    private static let leads: Set<UInt8> = [0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF3]
}

extension Unicode.Scalar {
    fileprivate var isInvisible: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        // Controls, the soft hyphen, fillers, and what sets the direction of writing.
        case ...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x115F, 0x1160, 0x180E, 0x3164, 0xFFA0: true
        // Spaces and joiners of no width, marks of direction, line and paragraph separators, embeddings and overrides.
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
        // The byte order mark, annotations, tags.
        case 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
        default: false
        }
    }

    /// An emoji, or what may follow one within it: how it looks, the colour of its skin.
    fileprivate var endsAnEmoji: Bool {
        isEmoji || value == 0xFE0F || properties.isEmojiModifier
    }

    /// Digits are emoji too where a selector follows; they are none here.
    fileprivate var isEmoji: Bool { properties.isEmoji && value > 0x7F }
}
