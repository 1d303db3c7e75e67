//! Finding one's way in a text and among names.

/// Line and column of a byte offset, both from 1; columns count characters.
///
/// An offset past the end is the end; one inside a character is that character.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// The known name that was probably meant by `name`, for “did you mean …?”.
///
/// Near enough is one slip in a short name and one in three characters of a longer one; letters that differ only in
/// case count as half a slip, so that `Beta` finds `beta` before `meta`. Of names that are equally near, the one with more
/// letters in common (Jaro–Winkler) is taken: `sinn` is `sin` with a letter twice before it is `sign` or `sinh`.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    // Anything is near to a very long name in proportion, and measuring that would take long.
    if length == 0 || length > 64 {
        return None;
    }
    let lower = name.to_lowercase();
    let slips = |candidate: &str| {
        let exact = strsim::osa_distance(name, candidate);
        let relaxed = strsim::osa_distance(&lower, &candidate.to_lowercase());
        exact + relaxed
    };
    let allowed = 2 * (length / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (slips(candidate), candidate))
        .filter(|(slips, candidate)| {
            let short = length.min(candidate.chars().count());
            // A name of one letter is never one slip away from another: everything would be.
            *slips <= allowed && (short > 1 || lower == candidate.to_lowercase())
        })
        .min_by(|(a, one), (b, other)| {
            let likeness = |candidate: &str| strsim::jaro_winkler(name, candidate);
            a.cmp(b).then_with(|| likeness(other).total_cmp(&likeness(one)))
        })
        .map(|(_, candidate)| candidate)
}
