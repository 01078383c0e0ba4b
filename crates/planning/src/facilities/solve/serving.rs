//! What the engines hand over: who is served from which open sites.

/// A way to serve everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Serving {
    /// The open sites, in ascending order.
    pub open: Vec<usize>,
    /// For each customer the parts: (site, amount); one part where a customer is not divided.
    pub parts: Vec<Vec<(usize, i64)>>,
}

impl Serving {
    /// Everybody whole, from the site in `of`.
    pub(crate) fn whole(of: &[usize], demand: &[i64], mut open: Vec<usize>) -> Self {
        open.sort_unstable();
        Self {
            open,
            parts: of
                .iter()
                .zip(demand)
                .map(|(&site, &amount)| vec![(site, amount)])
                .collect(),
        }
    }
}
